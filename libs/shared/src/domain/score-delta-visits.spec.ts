import fc from 'fast-check';
import { isVisitCount, type CountKey, type Counts } from './counts.js';
import { indicatorsOf } from './indicators.js';
import { ScoreDelta } from './score-delta.js';
import {
  all,
  anyFacts,
  anyRating,
  head,
  NOTHING,
  plain,
  rating,
  scoresOf,
} from '../testing/service-facts.js';
import type { DecisionFact, RatingFact } from './service-facts.js';

describe('a visit without a case', () => {
  const visit = (more: Partial<RatingFact> = {}): RatingFact =>
    rating({ key: 'D|visit|V|1|1|c', visit: true, taskCode: undefined, pointCode: 'P', ...more });
  const exclude = (ratingKey: string): DecisionFact => ({
    id: 'E',
    ratingKey,
    action: 'exclude',
    seq: 1,
  });

  it('stands beside the scores of its department and its point, and nowhere else', () => {
    const said = { level: 2, handlerLevel: 1, tags: ['510'], taskCode: 'T' } as const;
    expect(all(scoresOf({ ratings: [visit(said)] }))).toEqual({
      heads: { '2026|D': { 'y.v2': 1, 'q2.v2': 1, 'm06.v2': 1 } },
      days: { '2026-06|D': { 'd.02.c.v2': 1 } },
      subjects: { '2026-06|D': { 'pt.P.t.v2': 1, 'pt.P.d.02.v2': 1 } },
    });
  });

  it('is counted as excluded when two people decided so', () => {
    const one = visit();
    expect(head({ ratings: [one], decisions: [exclude(one.key)] })).toEqual({
      'y.vx': 1,
      'q2.vx': 1,
      'm06.vx': 1,
    });
  });

  it('is followed up without a trace in the scores', () => {
    const followUp = visit({ key: 'D|visit|V|1|2|c', round: 2, level: 1 });
    expect(head({ ratings: [followUp] })).toEqual({});
    expect(head({ ratings: [followUp], decisions: [exclude(followUp.key)] })).toEqual({});
  });

  it('at an intermediary is no visit of the department', () => {
    expect(head({ ratings: [visit({ subjectKind: 'platform' })] })).toEqual({});
  });
});

type All = ReturnType<typeof all>;

/** The documents without the counters of visits; a document of nothing else is left out. */
const withoutVisits = (documents: All): All => {
  const kept = (of: All[keyof All]): All[keyof All] =>
    Object.fromEntries(
      Object.entries(of).flatMap(([id, sums]) => {
        const others = Object.entries(sums).filter(([path]) => !/\.v[1-5x]$/.test(path));
        return others.length === 0 ? [] : [[id, Object.fromEntries(others)]];
      }),
    );
  return {
    heads: kept(documents.heads),
    days: kept(documents.days),
    subjects: kept(documents.subjects),
  };
};

/** The indicators of a year are the same with the counters of visits and without them. */
function expectSameIndicators(sums: Record<string, number>): void {
  const counts: Counts = {};
  const others: Counts = {};
  for (const [path, n] of Object.entries(sums)) {
    if (!path.startsWith('y.')) continue;
    const key = path.slice(2) as CountKey;
    counts[key] = n;
    if (!isVisitCount(key)) others[key] = n;
  }
  expect(indicatorsOf(counts, 0)).toEqual(indicatorsOf(others, 0));
}

describe('visits beside services', () => {
  it('any number of visits, of any level, excluded or not, changes no indicator', () => {
    const anyVisit = fc.tuple(
      anyRating,
      fc.nat(9),
      fc.option(fc.constant('P'), { nil: undefined }),
    );
    const visits = fc.array(anyVisit, { minLength: 1, maxLength: 20 }).map((found) =>
      found.map(([one, n, pointCode]) => ({
        ...one,
        key: `D|visit|V${n}|1|${one.round}|c`,
        isDefault: false,
        visit: true,
        pointCode,
      })),
    );
    const excluded = fc.array(fc.nat(9), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(anyFacts), visits, excluded, (services, rated, ns) => {
        const without = new ScoreDelta();
        for (const facts of services) without.fold(facts, 1);
        const together = new ScoreDelta();
        for (const facts of services) together.fold(facts, 1);
        const decisions = ns.map((n) => ({
          ...{ id: `E${n}`, ratingKey: `D|visit|V${n}|1|1|c` },
          ...{ action: 'exclude' as const, seq: 1 },
        }));
        together.fold({ ...NOTHING, ratings: rated, decisions }, 1);
        expect(withoutVisits(all(together))).toEqual(all(without));
        const firsts = rated.filter(({ round }) => round === 1);
        const years = Object.values(plain(together.heads));
        const visited = years.flatMap((sums) =>
          Object.entries(sums).flatMap(([path, n]) => (path.startsWith('y.v') ? [n] : [])),
        );
        expect(visited.reduce((sum, n) => sum + n, 0)).toBe(firsts.length);
        for (const sums of years) expectSameIndicators(sums);
      }),
    );
  });

  it('a visit among the ratings of a service leaves its cohort as it is', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const key = 'D|visit|V|1|1|c';
        const visit = rating({ key, visit: true, taskCode: undefined });
        const ratings = [...facts.ratings, visit];
        const found = withoutVisits(all(scoresOf({ ...facts, ratings })));
        expect(found).toEqual(all(scoresOf(facts)));
      }),
    );
  });
});
