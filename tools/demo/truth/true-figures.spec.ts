import fc from 'fast-check';
import type { RatingInput } from '#shared/contract/rating.js';
import type { ServiceInput } from '#shared/contract/service-record.js';
import { chinaDayNumber } from '../events/calendar.js';
import { noFigures, type Figures } from './figures.js';
import { spanOf } from './span.js';
import type { Subject } from './subject.js';
import { trueFigures } from './true-figures.js';
import { Truth } from './truth.js';

const DEPT = '11360829000000000A';
const parents = new Map([
  ['360829', '360800'],
  ['360800', '360000'],
  ['360000', ''],
]);
const today = chinaDayNumber(Date.parse('2026-11-22T12:00:00+08:00'));

const service = (more: Partial<ServiceInput> = {}): ServiceInput => ({
  areaCode: '360829',
  deptCode: DEPT,
  taskCode: 'T1',
  taskName: '居民身份证换领',
  projectNo: 'p1',
  serviceNumber: '1',
  proStatus: 3,
  serviceTime: '2026-05-31T16:00:00+08:00',
  ...more,
});

const rating = (more: Partial<RatingInput> = {}): RatingInput => ({
  areaCode: '360829',
  deptCode: DEPT,
  taskCode: 'T1',
  projectNo: 'p1',
  serviceNumber: '1',
  assessNumber: 1,
  satisfaction: 5,
  pf: 2,
  assessTime: '2026-06-02T09:00:00+08:00',
  ...more,
});

type Told = ServiceInput | RatingInput;

function truthOf(...told: readonly Told[]): Truth {
  const truth = new Truth();
  for (const body of told) {
    if ('assessNumber' in body) truth.rating(body, 's');
    else truth.service(body, 's');
  }
  return truth;
}

const ask = (truth: Truth, period: string, subject: Subject = 'department'): Map<string, Figures> =>
  trueFigures(truth, { subject, span: spanOf(period), today, parents });

const figuresOf = (truth: Truth, period: string, subject: Subject, code: string): Figures =>
  ask(truth, period, subject).get(code) ?? noFigures();

describe('trueFigures', () => {
  it('counts a service of May rated in June as a rating of June and an answered service of May', () => {
    const truth = truthOf(service(), rating());
    expect(ask(truth, '2026-05').get(DEPT)).toEqual({ ...noFigures(), due: 1, active: 1 });
    expect(ask(truth, '2026-06').get(DEPT)).toEqual({ ...noFigures(), levels: [0, 0, 0, 0, 1] });
    expect(ask(truth, '2026-Q2').get(DEPT)).toEqual({
      ...noFigures(),
      levels: [0, 0, 0, 0, 1],
      due: 1,
      active: 1,
    });
    expect(ask(truth, '2026-06-02').size).toBe(1);
    expect(ask(truth, '2026-07').size).toBe(0);
  });

  it('takes the day in China, whatever the offset', () => {
    const truth = truthOf(rating({ assessTime: '2026-06-30T17:00:00Z' }));
    expect(ask(truth, '2026-07-01').size).toBe(1);
    expect(ask(truth, '2026-06').size).toBe(0);
  });

  it('tells active, defaulted, unrated and pending apart; a default never makes a score', () => {
    const silent = service({ projectNo: 'p2' });
    const defaulted = service({ projectNo: 'p3' });
    const fresh = service({ projectNo: 'p4', serviceTime: '2026-11-20T10:00:00+08:00' });
    const declared = rating({ projectNo: 'p3', isDefault: true });
    const truth = truthOf(service(), rating(), silent, defaulted, declared, fresh);
    expect(ask(truth, '2026').get(DEPT)).toEqual({
      levels: [0, 0, 0, 0, 1],
      excluded: 0,
      due: 4,
      active: 1,
      defaulted: 1,
      unrated: 2,
      pending: 1,
    });
    truth.rating(rating({ projectNo: 'p3', satisfaction: 1 }), 's');
    const later = figuresOf(truth, '2026', 'department', DEPT);
    expect([later.active, later.defaulted, later.levels]).toEqual([2, 0, [1, 0, 0, 0, 1]]);
  });

  it('lets the highest revision move the cohort, and withdraw it', () => {
    const moved = service({ revision: 3, serviceTime: '2026-04-02T10:00:00+08:00' });
    const late = service({ revision: 2, serviceTime: '2026-03-02T10:00:00+08:00' });
    const truth = truthOf(service(), moved, late);
    expect(figuresOf(truth, '2026-04', 'department', DEPT).due).toBe(1);
    expect(figuresOf(truth, '2026', 'department', DEPT).due).toBe(1);
    truth.service(service({ revision: 4, withdrawn: true }), 's');
    expect(ask(truth, '2026').size).toBe(0);
  });

  it('leaves the first of a key standing', () => {
    const again = rating({ satisfaction: 1, assessTime: '2026-06-09T09:00:00+08:00' });
    const truth = truthOf(rating(), again, service(), service({ taskCode: 'T9' }));
    expect(figuresOf(truth, '2026', 'department', DEPT).levels).toEqual([0, 0, 0, 0, 1]);
    expect([...ask(truth, '2026', 'item').keys()]).toEqual(['T1']);
    truth.rating(rating(), 'other space');
    expect(figuresOf(truth, '2026', 'department', DEPT).levels).toEqual([0, 0, 0, 0, 2]);
  });

  it('shows follow-ups, intermediaries and platforms in no score', () => {
    const truth = truthOf(
      rating({ assessNumber: 2 }),
      rating({ projectNo: 'p2', subjectKind: 'platform' }),
      service({ projectNo: 'p3', subjectKind: 'intermediary' }),
    );
    expect(ask(truth, '2026').size).toBe(0);
  });

  it('takes a point from the record when the rating names none, and hours only from the record', () => {
    const truth = truthOf(rating());
    expect(ask(truth, '2026', 'point').size + ask(truth, '2026', 'hours').size).toBe(0);
    truth.service(service({ pointCode: 'W1' }), 's');
    expect(figuresOf(truth, '2026-06', 'point', 'W1').levels[4]).toBe(1);
    expect(figuresOf(truth, '2026-06', 'hours', 'ordinary').levels[4]).toBe(1);
    const own = truthOf(rating({ pointCode: 'W2' }), service({ pointCode: 'W1' }));
    expect(figuresOf(own, '2026-06', 'point', 'W2').levels[4]).toBe(1);
    expect(figuresOf(own, '2026-05', 'point', 'W1').due).toBe(1);
  });

  it('sums areas over their subtrees', () => {
    const truth = truthOf(service(), rating());
    for (const code of ['360829', '360800', '360000']) {
      expect(figuresOf(truth, '2026-Q2', 'area', code).due).toBe(1);
    }
    expect(figuresOf(truth, '2026', 'channel', '2').levels[4]).toBe(1);
  });

  it('counts an exclusion apart, without making the person silent; restoring undoes it', () => {
    const truth = truthOf(service(), rating());
    truth.decide(rating(), 's', true);
    const excluded = figuresOf(truth, '2026-Q2', 'department', DEPT);
    expect([excluded.excluded, excluded.levels[4], excluded.active]).toEqual([1, 0, 1]);
    truth.decide(rating(), 's', false);
    expect(figuresOf(truth, '2026-Q2', 'department', DEPT).levels[4]).toBe(1);
  });

  it('does not depend on the order of events with different keys', () => {
    const told = [
      service(),
      service({ revision: 2, serviceTime: '2026-04-02T10:00:00+08:00', pointCode: 'W1' }),
      service({ projectNo: 'p2' }),
      rating(),
      rating({ isDefault: true, satisfaction: 3 }),
      rating({ projectNo: 'p2', isDefault: true }),
      rating({ projectNo: 'p9', satisfaction: 2 }),
    ];
    const straight = ask(truthOf(...told), '2026', 'point');
    fc.assert(
      fc.property(fc.shuffledSubarray(told, { minLength: told.length }), (order) => {
        expect(ask(truthOf(...order), '2026', 'point')).toEqual(straight);
      }),
    );
  });
});
