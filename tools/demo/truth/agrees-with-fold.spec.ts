import { addCounts, type Counts } from '#shared/domain/counts.js';
import { indicatorsOf } from '#shared/domain/indicators.js';
import { ScoreDelta } from '#shared/domain/score-delta.js';
import type { RatingFact, ServiceFact, ServiceFacts } from '#shared/domain/service-facts.js';
import { generateBounded } from '../events/generate.js';
import { makeWorld } from '../events/world.js';
import { seededRandom } from '../random/random.js';
import { buildRegistry } from '../registry/build-registry.js';
import { keyOf } from '../send/tally.js';
import { expectedRow } from './figures.js';
import { spanOf } from './span.js';
import { trueFigures } from './true-figures.js';
import { Truth } from './truth.js';
import { chinaDayNumber } from '../events/calendar.js';

const NOW = Date.parse('2026-11-22T20:00:00+08:00');
const registry = buildRegistry();
const world = makeWorld(registry, seededRandom('fold/world'));

interface Facts extends ServiceFacts {
  readonly revisions: ServiceFact[];
  readonly ratings: RatingFact[];
}

/** Plays a run into the simulator's memory and into the facts that the ledger would hold. */
function play(): { truth: Truth; facts: Facts[] } {
  const truth = new Truth();
  const byService = new Map<string, Facts>();
  const seen = new Set<string>();
  const run = generateBounded({ world, seed: 'fold', run: 'T', ratings: 2_000, now: NOW });
  for (const event of run) {
    if (event.kind === 'fault') continue;
    if (event.kind === 'rating') truth.rating(event.body, event.space);
    else truth.service(event.body, event.space);
    const key = keyOf(event);
    if (seen.has(key)) continue;
    seen.add(key);
    const service = key.split('|', 4).join('|');
    const facts = byService.get(service) ?? {
      deptCode: event.body.deptCode,
      revisions: [],
      ratings: [],
      decisions: [],
    };
    byService.set(service, facts);
    if (event.kind === 'service') {
      const { body } = event;
      const servedAt = Date.parse(body.serviceTime);
      facts.revisions.push({ ...body, revision: body.revision ?? 1, servedAt });
    } else {
      const { body } = event;
      facts.ratings.push({
        ...body,
        key,
        round: body.assessNumber,
        isDefault: body.isDefault === true,
        level: body.satisfaction,
        channel: body.pf,
        door: 'direct',
        ratedAt: Date.parse(body.assessTime),
      });
    }
  }
  return { truth, facts: [...byService.values()] };
}

describe("the simulator's true answer", () => {
  it('is what the aggregator folds, for every department, month, quarter and year', () => {
    const { truth, facts } = play();
    const delta = new ScoreDelta();
    for (const one of facts) delta.fold(one, 1);
    const folded = new Map<string, Counts>();
    for (const [head, sums] of delta.heads) {
      for (const [path, n] of sums) {
        const [period = '', cell = ''] = path.split('.');
        if (period === 'w') continue;
        const at = `${head} ${period}`;
        folded.set(at, addCounts(folded.get(at) ?? {}, { [cell]: n }));
      }
    }
    let compared = 0;
    for (const year of ['2025', '2026']) {
      const periods = [
        [year, 'y'],
        ...[1, 2, 3, 4].map((q) => [`${year}-Q${q}`, `q${q}`]),
        ...Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0')).map((mm) => [
          `${year}-${mm}`,
          `m${mm}`,
        ]),
      ] as [string, string][];
      for (const [period, path] of periods) {
        const figures = trueFigures(truth, {
          subject: 'department',
          span: spanOf(period),
          today: chinaDayNumber(NOW),
          parents: new Map(),
        });
        for (const [code, one] of figures) {
          const counts = folded.get(`${year}|${code} ${path}`) ?? {};
          const { pending, ...row } = expectedRow(one);
          const { goodRateLow, goodRateHigh, ...exact } = row;
          const indicators = indicatorsOf(counts, pending);
          expect(indicators).toMatchObject(exact);
          expect(indicators.goodRateLow ?? -1).toBeCloseTo(goodRateLow ?? -1, 9);
          expect(indicators.goodRateHigh ?? -1).toBeCloseTo(goodRateHigh ?? -1, 9);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(2_000);
  });
});
