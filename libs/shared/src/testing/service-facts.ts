import fc from 'fast-check';
import type { Level } from '../domain/level.js';
import { ScoreDelta, type PathSums } from '../domain/score-delta.js';
import type { RatingFact, ServiceFact, ServiceFacts } from '../domain/service-facts.js';

export const MAY_31 = Date.parse('2026-05-31T09:00:00+08:00');
export const JUNE_2 = Date.parse('2026-06-02T09:00:00+08:00');

/** What is known of a service at first. */
export const NOTHING: ServiceFacts = { deptCode: 'D', revisions: [], ratings: [], decisions: [] };

/** A service of 31 May at point P, some of its fields replaced. */
export const service = (more: Partial<ServiceFact> = {}): ServiceFact => ({
  revision: 1,
  servedAt: MAY_31,
  taskCode: 'T',
  pointCode: 'P',
  ...more,
});

/** A chosen first rating of it, given on 2 June, some of its fields replaced. */
export const rating = (more: Partial<RatingFact> = {}): RatingFact => ({
  key: 'D|S|N|1|1|c',
  round: 1,
  isDefault: false,
  level: 5,
  channel: 4,
  door: 'forwarded',
  ratedAt: JUNE_2,
  taskCode: 'T',
  ...more,
});

/** All that one service contributes. */
export function scoresOf(facts: Partial<ServiceFacts>): ScoreDelta {
  const delta = new ScoreDelta();
  delta.fold({ ...NOTHING, ...facts }, 1);
  return delta;
}

/** Score documents as plain objects. */
export const plain = (documents: Map<string, PathSums>): Record<string, Record<string, number>> =>
  Object.fromEntries(
    [...documents]
      .filter(([, sums]) => sums.size > 0)
      .map(([id, sums]) => [id, Object.fromEntries(sums)]),
  );

/** All three kinds of them. */
export const all = (delta: ScoreDelta) => ({
  heads: plain(delta.heads),
  days: plain(delta.days),
  subjects: plain(delta.subjects),
});

/** The head of the year 2026. */
export const head = (facts: Partial<ServiceFacts>): Record<string, number> =>
  plain(scoresOf(facts).heads)['2026|D'] ?? {};

const level = fc.constantFrom<Level>(1, 2, 3, 4, 5);
const instant = fc.integer({ min: Date.parse('2025-12-25'), max: Date.parse('2026-01-08') });
/** Any rating of one service, and all that can be known of it. */
export const anyRating = fc
  .record({
    round: fc.constantFrom<1 | 2>(1, 2),
    isDefault: fc.boolean(),
    level,
    ratedAt: instant,
    taskCode: fc.constantFrom('T', 'U'),
    door: fc.constantFrom('direct' as const, 'forwarded' as const),
    tags: fc.constantFrom(undefined, ['510'], ['510', '511']),
    handlerLevel: fc.option(level, { nil: undefined }),
  })
  .map((r) => rating({ ...r, key: `D|S|N|1|${r.round}|${r.isDefault ? 'd' : 'c'}` }));
export const anyFacts: fc.Arbitrary<ServiceFacts> = fc.record({
  deptCode: fc.constant('D'),
  revisions: fc.uniqueArray(
    fc.record({
      revision: fc.integer({ min: 1, max: 3 }),
      servedAt: instant,
      withdrawn: fc.boolean(),
      taskCode: fc.constantFrom('T', 'U'),
      hoursKind: fc.constantFrom(undefined, 'extended' as const),
    }),
    { selector: (r) => r.revision },
  ),
  ratings: fc.uniqueArray(anyRating, { selector: (r) => r.key }),
  decisions: fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1 }),
      ratingKey: fc.constantFrom('D|S|N|1|1|c', 'D|S|N|1|2|c'),
      action: fc.constantFrom('exclude' as const, 'restore' as const),
      seq: fc.integer({ min: 1, max: 5 }),
    }),
    { selector: (d) => d.id },
  ),
});
