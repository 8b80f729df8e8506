import { collectionsOf } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';

/**
 * The ranking without score documents: the valid first ratings of a year by department and level,
 * summed over the ledger. Milliseconds; half of what a ranking shows, since the cohort is missing.
 */
export async function groupLedger(db: Db, year: number): Promise<number> {
  const { ratings } = collectionsOf(db);
  const began = performance.now();
  const from = new Date(`${year}-01-01T00:00:00+08:00`);
  const to = new Date(`${year + 1}-01-01T00:00:00+08:00`);
  const level = (n: number) => ({ $sum: { $cond: [{ $eq: ['$level', n] }, 1, 0] } });
  const groups = await ratings
    .aggregate([
      { $match: { round: 1, isDefault: false, ratedAt: { $gte: from, $lt: to } } },
      {
        $group: {
          _id: '$deptCode',
          l1: level(1),
          l2: level(2),
          l3: level(3),
          l4: level(4),
          l5: level(5),
        },
      },
    ])
    .toArray();
  if (groups.length === 0) throw new Error('no department has a rating');
  return performance.now() - began;
}
