import fc from 'fast-check';
import { ScoreDelta } from './score-delta.js';
import {
  all,
  anyFacts,
  head,
  JUNE_2,
  NOTHING,
  plain,
  rating,
  scoresOf,
  service,
} from '../testing/service-facts.js';
import type { DecisionFact, ServiceFacts } from './service-facts.js';

describe('two clocks', () => {
  it('a service of May rated in June is a rating of June and an answered service of May', () => {
    expect(head({ revisions: [service()], ratings: [rating()] })).toEqual({
      'y.f5': 1,
      'q2.f5': 1,
      'm06.f5': 1,
      'y.n': 1,
      'q2.n': 1,
      'm05.n': 1,
      'y.a': 1,
      'q2.a': 1,
      'm05.a': 1,
    });
  });

  it('a rating without its service record counts as what people said, in no cohort', () => {
    expect(head({ ratings: [rating()] })).toEqual({ 'y.f5': 1, 'q2.f5': 1, 'm06.f5': 1 });
  });

  it('the highest revision stands and moves the cohort', () => {
    const moved = service({ revision: 3, servedAt: JUNE_2 });
    const revisions = [moved, service(), service({ revision: 2 })];
    expect(head({ revisions })).toEqual({ 'y.n': 1, 'q2.n': 1, 'm06.n': 1, 'w.0602': 1 });
  });

  it('a withdrawn service is not due', () => {
    expect(head({ revisions: [service(), service({ revision: 2, withdrawn: true })] })).toEqual({});
  });
});

describe('silence is never praise', () => {
  it('an unrated service is due and nothing else', () => {
    expect(head({ revisions: [service()] })).toEqual({
      'y.n': 1,
      'q2.n': 1,
      'm05.n': 1,
      'w.0531': 1,
    });
  });

  it('a default of any level makes no score', () => {
    const scored = head({ revisions: [service()], ratings: [rating({ isDefault: true })] });
    expect(scored).toEqual({ 'y.n': 1, 'q2.n': 1, 'm05.n': 1, 'y.s': 1, 'q2.s': 1, 'm05.s': 1 });
  });

  it('when the person speaks later, the service moves from defaulted to active', () => {
    const silence = rating({ key: 'D|S|N|1|1|d', isDefault: true });
    const scored = head({ revisions: [service()], ratings: [silence, rating({ level: 2 })] });
    expect(scored).toMatchObject({ 'y.a': 1, 'y.f2': 1 });
    expect(scored).not.toHaveProperty(['y.s']);
  });

  it('a follow-up stands beside the first and never overwrites it', () => {
    const followUp = rating({ key: 'D|S|N|1|2|c', round: 2, level: 1 });
    expect(head({ ratings: [rating(), followUp] })).toMatchObject({ 'y.f5': 1, 'y.u1': 1 });
  });
});

describe('decisions', () => {
  const decided = (...actions: ['exclude' | 'restore', number][]): DecisionFact[] =>
    actions.map(([action, seq]) => ({ id: `${seq}`, ratingKey: rating().key, action, seq }));

  it('an excluded rating leaves the score, is counted as excluded, and its person stays active', () => {
    const revisions = [service()];
    const scored = head({ revisions, ratings: [rating()], decisions: decided(['exclude', 1]) });
    expect(scored).toMatchObject({ 'y.x': 1, 'y.a': 1 });
    expect(scored).not.toHaveProperty(['y.f5']);
  });

  it('the highest seq wins, in whatever order they come', () => {
    const restored = decided(['restore', 2], ['exclude', 1]);
    expect(head({ ratings: [rating()], decisions: restored })).toEqual(
      head({ ratings: [rating()] }),
    );
  });
});

describe('subjects', () => {
  it('a rating without a point belongs to the point of its service', () => {
    const subjects = plain(scoresOf({ revisions: [service()], ratings: [rating()] }).subjects);
    expect(subjects['2026-06|D']).toMatchObject({ 'pt.P.t.f5': 1, 'pt.P.d.02.f5': 1 });
  });

  it('a rating belongs to the hours of its service, once that is known', () => {
    const ratings = [rating()];
    const revisions = [service({ hoursKind: 'extended' })];
    expect(plain(scoresOf({ ratings }).days)['2026-06|D']).not.toHaveProperty(['t.hr.ordinary.f5']);
    expect(plain(scoresOf({ ratings, revisions }).days)['2026-06|D']).toMatchObject({
      't.hr.extended.f5': 1,
    });
  });

  it('an intermediary is no department', () => {
    expect(head({ ratings: [rating({ subjectKind: 'intermediary' })] })).toEqual({});
  });
});

describe('scores are a function of the facts', () => {
  it('whatever the order of the facts', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const reversed: ServiceFacts = {
          deptCode: facts.deptCode,
          revisions: [...facts.revisions].reverse(),
          ratings: [...facts.ratings].reverse(),
          decisions: [...facts.decisions].reverse(),
        };
        expect(all(scoresOf(reversed))).toEqual(all(scoresOf(facts)));
      }),
    );
  });

  it('whatever the steps in which they became known', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(3), fc.nat(3), (facts, someRatings, someRevisions) => {
        const earlier: ServiceFacts = {
          ...facts,
          ratings: facts.ratings.slice(0, someRatings),
          revisions: facts.revisions.slice(0, someRevisions),
          decisions: [],
        };
        const stepwise = new ScoreDelta();
        stepwise.move(NOTHING, earlier);
        stepwise.move(earlier, facts);
        expect(all(stepwise)).toEqual(all(scoresOf(facts)));
      }),
    );
  });

  it('every due service is in one state, and defaults add nothing but that', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const withDefaults = plain(scoresOf(facts).heads);
        const without = plain(
          scoresOf({ ...facts, ratings: facts.ratings.filter((r) => !r.isDefault) }).heads,
        );
        for (const [id, sums] of Object.entries(withDefaults)) {
          for (const l of [1, 2, 3, 4, 5]) {
            for (const cell of [`y.f${l}`, `y.d${l}`]) {
              expect(sums[cell]).toBe(without[id]?.[cell]);
            }
          }
          const due = sums['y.n'] ?? 0;
          expect((sums['y.a'] ?? 0) + (sums['y.s'] ?? 0)).toBeLessThanOrEqual(due);
        }
      }),
    );
  });
});
