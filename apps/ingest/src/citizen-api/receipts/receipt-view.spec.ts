import type { InvitationDoc } from '#shared/contract/citizen-storage.js';
import { EMPTY_REGISTRY } from '#shared/domain/registry.js';
import { receiptView } from './receipt-view.js';
import type { ReceiptFacts } from './receipt-store.port.js';

const at = (time: string): Date => new Date(`2026-11-${time}:00+08:00`);
const KEY = 'D|S|N|1|1|c';
const FOLLOW_UP = 'D|S|N|1|2|c';

const invitation: InvitationDoc = {
  _id: 'i',
  receipt: 'r',
  kind: 'service',
  source: 'HALL',
  areaCode: '360100',
  deptCode: 'D',
  space: 'S',
  projectNo: 'N',
  serviceNumber: '1',
  taskCode: 'T',
  servedAt: at('02T10:00'),
  createdAt: at('02T10:00'),
  expiresAt: at('10T00:00'),
  rated: { submission: 's', at: at('03T10:00'), level: 1 },
};
const nothing: ReceiptFacts = { ratings: [], decisions: [], requests: [] };
const counted = {
  _id: KEY,
  round: 1,
  level: 1,
  ratedAt: at('03T10:00'),
  receivedAt: at('03T10:01'),
} as const;
const decision = (action: 'exclude' | 'restore', seq: number, ratingKey = KEY) => ({
  ratingKey,
  action,
  seq,
  decidedAt: at(`${String(3 + seq).padStart(2, '0')}T12:00`),
});
const objection = (decisionSeq: number, ratingKey = KEY) => ({
  kind: 'objection' as const,
  ratingKey,
  decisionSeq,
  askedAt: at('20T10:00'),
  state: 'open' as const,
});

const view = (facts: Partial<ReceiptFacts> = {}, doc = invitation, now = at('10T10:00')) =>
  receiptView(
    doc,
    { ...nothing, ...facts },
    { receipt: 'R', registry: EMPTY_REGISTRY, policy: { followUpDays: 30 }, now: now.getTime() },
  );

describe('the view of a receipt', () => {
  it('shows a claim until the ledger has the rating, and then the ledger', () => {
    expect(view().ratings).toEqual([
      {
        assessNumber: 1,
        level: 1,
        at: '2026-11-03T10:00:00.000+08:00',
        counted: false,
        excluded: false,
      },
    ]);
    expect(view({ ratings: [{ ...counted, level: 2 }] }).ratings).toMatchObject([
      { level: 2, counted: true },
    ]);
  });

  it('tells what was done with the case, each with its time; else what its state proves', () => {
    const opened = { state: 'rectified', openedAt: at('03T10:02') } as const;
    const named = (steps: ReceiptFacts['case']) =>
      view({ case: steps }).steps.map(({ name, at: time }) => [name, time]);
    expect(named(opened).at(-1)).toEqual(['case-rectified', undefined]);
    const publicSteps = [{ name: 'case-assigned', at: at('04T09:00') }] as const;
    expect(named({ ...opened, publicSteps }).slice(-2)).toEqual([
      ['case-opened', '2026-11-03T10:02:00.000+08:00'],
      ['case-assigned', '2026-11-04T09:00:00.000+08:00'],
    ]);
  });

  it('lets an exclusion be objected to once, and the next one again', () => {
    const may = (facts: Partial<ReceiptFacts>) => view({ ratings: [counted], ...facts }).may.object;
    expect(may({})).toBe(false);
    const exclude = decision('exclude', 1);
    expect(may({ decisions: [exclude] })).toBe(true);
    expect(may({ decisions: [exclude], requests: [objection(1)] })).toBe(false);
    const restored = [exclude, decision('restore', 2)];
    expect(may({ decisions: restored })).toBe(false);
    const again = [...restored, decision('exclude', 3)];
    expect(may({ decisions: again, requests: [objection(1)] })).toBe(true);
    expect(may({ decisions: again, requests: [objection(1), objection(3)] })).toBe(false);
    // The order in which decisions are read means nothing.
    expect(may({ decisions: again.toReversed(), requests: [objection(1)] })).toBe(true);
  });

  it('tells the exclusion of a follow-up from that of the first rating', () => {
    const doc = {
      ...invitation,
      followedUp: { submission: 'f', at: at('05T10:00'), level: 2 },
    } as const;
    const facts = { ratings: [counted], decisions: [decision('exclude', 1, FOLLOW_UP)] };
    const shown = view(facts, doc);
    expect(shown.ratings.map(({ excluded }) => excluded)).toEqual([false, true]);
    expect(shown.may).toMatchObject({ object: true, followUp: false });
    expect(view({ ...facts, requests: [objection(1)] }, doc).may.object).toBe(true);
    expect(view({ ...facts, requests: [objection(1, FOLLOW_UP)] }, doc).may.object).toBe(false);
  });

  it('lets a rating be followed up once, until the last day is over', () => {
    expect(view().may.followUp).toBe(true);
    const lastDay = new Date('2026-12-03T23:59:00+08:00');
    expect(view({}, invitation, lastDay).may.followUp).toBe(true);
    const dayAfter = new Date('2026-12-04T00:00:00+08:00');
    expect(view({}, invitation, dayAfter).may.followUp).toBe(false);
  });

  it('lets erasure be asked for once', () => {
    expect(view().may.askErasure).toBe(true);
    const asked = { kind: 'erasure', ratingKey: KEY, askedAt: at('20T10:00') } as const;
    expect(view({ requests: [{ ...asked, state: 'open' }] }).may.askErasure).toBe(false);
    const decision = { at: at('21T09:00') };
    const done = view({ requests: [{ ...asked, state: 'granted', decision }] });
    expect(done.may.askErasure).toBe(false);
    expect(done.steps.slice(-2)).toEqual([
      { name: 'erasure-asked', at: '2026-11-20T10:00:00.000+08:00' },
      { name: 'erased', at: '2026-11-21T09:00:00.000+08:00' },
    ]);
  });
});
