import { CHANNELS, DOORS, type Channel, type Door } from '#shared/domain/channel.js';
import { addDays, startOfChinaDay, type Day } from '#shared/domain/china-time.js';
import { HOURS_KINDS } from '#shared/domain/hours-kind.js';
import { LEVELS } from '#shared/domain/level.js';
import type { RatingFact, ServiceFacts } from '#shared/domain/service-facts.js';
import type { Random } from './random.js';
import { DEPARTMENTS } from './registry.js';

/** Services and ratings of all kinds, between two China days. */
export function randomFacts(
  random: Random,
  count: number,
  first: Day,
  days: number,
): ServiceFacts[] {
  return Array.from({ length: count }, (_, i) => oneService(random, i, first, days));
}

/** Ratings of visits without a case, excluded ones and follow-ups among them. */
export function randomVisits(
  random: Random,
  count: number,
  first: Day,
  days: number,
): ServiceFacts[] {
  return Array.from({ length: count }, (_, i) => {
    const department = random.pick(DEPARTMENTS);
    const at = startOfChinaDay(addDays(first, random.int(0, days - 1)));
    const pointCode = random.chance(0.8) ? random.pick(department.points) : undefined;
    const rated = (round: 1 | 2): RatingFact => ({
      ...rating(random, `v${i}-${round}`, at, undefined, round, false),
      visit: true,
      pointCode,
      handlerLevel: random.pick(LEVELS),
    });
    const chosen = rated(1);
    return {
      deptCode: department.code,
      revisions: [],
      ratings: random.chance(0.2) ? [chosen, rated(2)] : [chosen],
      decisions: random.chance(0.2)
        ? [{ id: `x-${chosen.key}`, ratingKey: chosen.key, action: 'exclude', seq: 1 }]
        : [],
    };
  });
}

function oneService(random: Random, i: number, first: Day, days: number): ServiceFacts {
  const department = random.pick(DEPARTMENTS.slice(0, DEPARTMENTS.length - 2));
  const day = addDays(first, random.int(0, days - 1));
  const servedAt = startOfChinaDay(day) + random.int(0, 86_399_000);
  const taskCode = random.pick(department.items);
  const pointCode = random.chance(0.7) ? random.pick(department.points) : undefined;
  const ratings: RatingFact[] = [];
  if (random.chance(0.2)) ratings.push(rating(random, `${i}-d`, servedAt, taskCode, 1, true));
  if (random.chance(0.6)) ratings.push(rating(random, `${i}-1`, servedAt, taskCode, 1, false));
  if (random.chance(0.1)) ratings.push(rating(random, `${i}-2`, servedAt, taskCode, 2, false));
  const excluded = random.chance(0.1) ? ratings.filter((r) => !r.isDefault) : [];
  const service = {
    revision: 1,
    servedAt,
    taskCode,
    pointCode,
    hoursKind: random.pick(HOURS_KINDS),
    withdrawn: random.chance(0.05),
  };
  return {
    deptCode: department.code,
    // Some ratings wait for a service record that has not arrived.
    revisions: random.chance(0.95) ? [service] : [],
    ratings,
    decisions: excluded.map(({ key }) => ({
      id: `x-${key}`,
      ratingKey: key,
      action: 'exclude' as const,
      seq: 1,
    })),
  };
}

const rating = (
  random: Random,
  key: string,
  servedAt: number,
  taskCode: string | undefined,
  round: 1 | 2,
  isDefault: boolean,
): RatingFact => ({
  key,
  round,
  isDefault,
  level: random.pick(LEVELS),
  channel: random.pick<Channel>(CHANNELS),
  door: random.pick<Door>(DOORS),
  ratedAt: servedAt + random.int(0, 4 * 86_400_000),
  taskCode,
});
