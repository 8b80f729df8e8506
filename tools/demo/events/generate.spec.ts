import { RATING_RULES, SERVICE_RULES } from '#shared/contract/event-rules.js';
import { judgeOf } from '#shared/contract/judge.js';
import { RatingInput } from '#shared/contract/rating.js';
import { ServiceInput } from '#shared/contract/service-record.js';
import { NATIONAL_TAGS } from '#shared/domain/tag-catalogue.js';
import { seededRandom } from '../random/random.js';
import { buildRegistry } from '../registry/build-registry.js';
import { keyOf } from '../send/tally.js';
import { chinaDayNumber } from './calendar.js';
import type { DemoEvent, DemoFault, DemoRating, DemoService } from './demo-event.js';
import { generateBounded, generateLive } from './generate.js';
import { makeWorld } from './world.js';

const NOW = Date.parse('2026-11-22T20:00:00+08:00');
const RATINGS = 10_000;
const registry = buildRegistry();
const world = makeWorld(registry, seededRandom('spec/world'));
const bounded = (seed: string, ratings: number): DemoEvent[] => [
  ...generateBounded({ world, seed, run: 'T', ratings, now: NOW }),
];
const events = bounded('spec', RATINGS);
const good = events.filter((e): e is DemoRating | DemoService => e.kind !== 'fault');
const counted = good.filter((e) => e.expect.outcome === 'counted');
const ratings = counted.filter((e): e is DemoRating => e.kind === 'rating');
const services = counted.filter((e): e is DemoService => e.kind === 'service');
const chosen = ratings.filter((e) => e.body.isDefault !== true && e.body.assessNumber === 1);
const faults = events.filter((e): e is DemoFault => e.kind === 'fault');

const judgeRating = judgeOf(RatingInput, RATING_RULES);
const judgeService = judgeOf(ServiceInput, SERVICE_RULES);
const context = { arrivedAt: NOW, tags: NATIONAL_TAGS };
const share = <T>(list: readonly T[], test: (one: T) => boolean): number =>
  list.filter(test).length / list.length;

describe('a bounded run', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(bounded('a', 300)).toEqual(bounded('a', 300));
    expect(bounded('a', 300)).not.toEqual(bounded('b', 300));
  });

  it('has exactly as many different ratings as asked for', () => {
    expect(ratings).toHaveLength(RATINGS);
    expect(new Set(counted.map(keyOf)).size).toBe(counted.length);
    const few = bounded('few', 1).filter((e) => e.expect.outcome === 'counted');
    expect(few.filter((e) => e.kind === 'rating')).toHaveLength(1);
    expect(bounded('none', 0)).toHaveLength(0);
  });

  it('is in proportion at any hour of the day, also just after midnight in China', () => {
    for (const hour of ['00:00:01', '00:20:00', '03:00:00', '09:30:00']) {
      const now = Date.parse(`2026-11-22T${hour}+08:00`);
      const run = [...generateBounded({ world, seed: hour, run: 'T', ratings: 500, now })];
      const told = run.filter((e) => e.kind === 'rating' && e.expect.outcome === 'counted');
      expect(told).toHaveLength(500);
      expect(run.length).toBeLessThan(2_500);
    }
  });

  it('keeps to the contract: codes, tags that fit, nothing after now', () => {
    const strict = { ...context, arrivedAt: NOW - 300_000 };
    const faultsOf = (event: DemoRating | DemoService) =>
      (event.kind === 'rating' ? judgeRating : judgeService)(event.body, strict);
    expect(good.filter((event) => faultsOf(event) !== undefined)).toEqual([]);
  });

  it('names only what the registry has, and what belongs together', () => {
    const areaOf = new Map(registry.departments.map((d) => [d.code, d.areaCode]));
    const ownerOf = new Map(registry.items.map((i) => [i.taskCode, i.deptCode]));
    const pointOwner = new Map(registry.points.map((p) => [p.pointCode, p.deptCode]));
    const sources = new Map(registry.sources.map((s) => [s.code, s]));
    const belongs = ({ body, source, space }: DemoRating | DemoService): boolean => {
      const sender = sources.get(source);
      return (
        areaOf.get(body.deptCode) === body.areaCode &&
        ownerOf.get(body.taskCode) === body.deptCode &&
        (body.pointCode === undefined || pointOwner.get(body.pointCode) === body.deptCode) &&
        (sender?.departments?.includes(body.deptCode) ?? true) &&
        sender?.spaces.includes(space) === true &&
        (body.space ?? sender.spaces[0]) === space
      );
    };
    expect(good.filter((event) => !belongs(event))).toEqual([]);
  });

  it('is nearly 97 % good, with bad windows and bad weeks in it', () => {
    const isBad = (e: DemoRating): boolean => e.body.satisfaction <= 2;
    expect(1 - share(chosen, isBad)).toBeGreaterThan(0.96);
    expect(1 - share(chosen, isBad)).toBeLessThan(0.98);
    const atBadPoint = chosen.filter((e) => world.badPoints.has(e.body.pointCode ?? ''));
    expect(share(atBadPoint, isBad)).toBeGreaterThan(0.1);
    const badWeeks = new Map(world.venues.map((v) => [v.dept.code, v.badWeek]));
    const inBadWeek = chosen.filter((e) => {
      const week = Math.floor((NOW - Date.parse(e.body.assessTime)) / (7 * 86_400_000));
      return badWeeks.get(e.body.deptCode) === week;
    });
    expect(share(inBadWeek, isBad)).toBeGreaterThan(0.08);
  });

  it('uses all channels, kinds of hours, tags and comments', () => {
    expect(new Set(chosen.map((e) => e.body.pf)).size).toBe(7);
    expect(new Set(services.map((e) => e.body.hoursKind)).size).toBe(5);
    expect(new Set(services.map((e) => e.body.promiseKind)).size).toBe(2);
    expect(new Set(chosen.flatMap((e) => e.body.evalDetail ?? [])).size).toBe(40);
    expect(chosen.every((e) => (e.body.evalDetail?.length ?? 0) <= 3)).toBe(true);
    const comments = chosen.flatMap((e) => e.body.writingEvaluation ?? []);
    expect(new Set(comments).size).toBeGreaterThan(500);
    expect(comments.some((text) => /1990000\d{4}/.test(text))).toBe(true);
    expect(comments.some((text) => /36010219000101\d{3}[05X]/.test(text))).toBe(true);
  });

  it('has defaults, follow-ups, revisions, withdrawals and the unrated, each a minority', () => {
    const within = (value: number, low: number, high: number): void => {
      expect(value).toBeGreaterThan(low);
      expect(value).toBeLessThan(high);
    };
    within(
      share(ratings, (e) => e.body.isDefault === true),
      0.05,
      0.25,
    );
    within(
      share(ratings, (e) => e.body.assessNumber === 2),
      0.005,
      0.06,
    );
    within(
      share(services, (e) => (e.body.revision ?? 1) > 1),
      0.02,
      0.1,
    );
    within(
      share(services, (e) => e.body.withdrawn === true),
      0.002,
      0.03,
    );
    within(chosen.length / services.length, 0.5, 0.8);
  });

  it('has volumes that fall off: a tenth of the departments do most of the work', () => {
    const counts = new Map<string, number>();
    for (const { body } of services)
      counts.set(body.deptCode, (counts.get(body.deptCode) ?? 0) + 1);
    const sorted = [...counts.values()].sort((a, b) => b - a);
    const top = sorted.slice(0, registry.departments.length / 10).reduce((sum, n) => sum + n, 0);
    expect(top / services.length).toBeGreaterThan(0.4);
  });

  it('sends some ratings before their service record, and some records never', () => {
    const seen = new Set<string>();
    let before = 0;
    for (const event of counted) {
      const name = `${event.body.projectNo} ${event.body.serviceNumber}`;
      if (event.kind === 'service') seen.add(name);
      else if (!seen.has(name)) before += 1;
    }
    expect(before / RATINGS).toBeGreaterThan(0.02);
    const never = ratings.filter((e) => !seen.has(`${e.body.projectNo} ${e.body.serviceNumber}`));
    expect(never.length).toBeGreaterThan(10);
  });

  it('repeats some keys, never before the first of them; a conflict comes from the same sender', () => {
    const firsts = new Map<string, DemoEvent>();
    const repeated = { same: 0, elsewhere: 0, conflicting: 0 };
    for (const event of good) {
      const first = firsts.get(keyOf(event));
      if (event.expect.outcome !== 'duplicate') {
        firsts.set(keyOf(event), event);
      } else if (event.expect.conflicting) {
        expect(first?.source).toBe(event.source);
        expect(first?.body).not.toEqual(event.body);
        repeated.conflicting += 1;
      } else {
        expect({ ...(first?.body as object), space: event.space }).toEqual({
          ...event.body,
          space: event.space,
        });
        repeated[first?.source === event.source ? 'same' : 'elsewhere'] += 1;
      }
    }
    expect(Math.min(repeated.same, repeated.elsewhere, repeated.conflicting)).toBeGreaterThan(20);
  });

  it('gets many things wrong, each as it says', () => {
    const names = new Set<string>();
    for (const event of faults) {
      if (event.expect.outcome !== 'rejected') continue;
      names.add(event.expect.fault);
      const judge = event.endpoint === 'rating' ? judgeRating : judgeService;
      const fault = judge(event.body, context);
      // What only the registry knows is well-formed.
      if (fault !== undefined)
        expect(fault).toEqual({ code: event.expect.code, field: event.expect.field });
      else expect(event.expect.code).toMatch(/^unknown-|-mismatch$|-not-granted$/);
    }
    expect(names.size).toBeGreaterThan(50);
  });
});

describe('the endless flow', () => {
  it('lives now: most services are of today, none lies ahead', () => {
    let now = NOW;
    const flow = generateLive({ world, seed: 'live', run: 'L', clock: () => (now += 50) });
    const lived = Array.from({ length: 2_000 }, () => flow.next().value);
    const records = lived.filter((e) => e.kind === 'service' && e.expect.outcome === 'counted');
    const times = records.map((e) => Date.parse((e as DemoService).body.serviceTime));
    expect(Math.max(...times)).toBeLessThanOrEqual(now);
    const today = chinaDayNumber(now);
    expect(share(times, (at) => chinaDayNumber(at) === today)).toBeGreaterThan(0.7);
    expect(lived.some((e) => e.kind === 'rating')).toBe(true);
  });
});
