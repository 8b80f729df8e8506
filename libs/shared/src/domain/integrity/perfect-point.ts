import { wilsonInterval } from '../wilson.js';
import type { IntegrityPolicy } from './integrity-policy.js';
import type { Finding } from './integrity-rule.js';

/** What people said at one point in a month: valid chosen first ratings. */
export interface PointTally {
  readonly pointCode: string;
  readonly deptCode: string;
  readonly hall?: string | undefined;
  readonly good: number;
  readonly bad: number;
}

interface Sum {
  good: number;
  bad: number;
}

/**
 * The points of one area without a bad rating where that is not to be believed: by the good rate of
 * their peers (the points of their hall, or of the area where the hall has too few ratings), its
 * upper Wilson bound p in their favour, n good ratings in a row have the chance pⁿ. By point.
 */
export function perfectPoints(
  points: readonly PointTally[],
  { perfectPoint: policy }: IntegrityPolicy,
): Map<PointTally, Finding> {
  const area = sumOf(points);
  const halls = new Map<string, Sum>();
  for (const point of points) {
    if (point.hall === undefined) continue;
    const sum = halls.get(point.hall);
    if (sum === undefined) halls.set(point.hall, sumOf([point]));
    else add(sum, point);
  }
  const found = new Map<PointTally, Finding>();
  for (const point of points) {
    const { good, bad, hall } = point;
    if (bad > 0 || good < policy.leastRatings) continue;
    const ofHall = others(halls.get(hall ?? ''), point);
    const peers = ofHall.good + ofHall.bad >= policy.leastPeers ? ofHall : others(area, point);
    const peersValid = peers.good + peers.bad;
    if (peersValid < policy.leastPeers) continue;
    const usual = wilsonInterval(peers.good, peersValid)?.high ?? 1;
    if (good * Math.log(usual) > Math.log(policy.chance)) continue;
    const numbers = { valid: good, peersValid, peersGoodRate: peers.good / peersValid };
    found.set(point, { numbers, weight: good, keys: [] });
  }
  return found;
}

function sumOf(points: readonly PointTally[]): Sum {
  const sum = { good: 0, bad: 0 };
  for (const point of points) add(sum, point);
  return sum;
}

function add(sum: Sum, { good, bad }: PointTally): void {
  sum.good += good;
  sum.bad += bad;
}

const others = (sum: Sum | undefined, { good, bad }: PointTally): Sum => ({
  good: (sum?.good ?? good) - good,
  bad: (sum?.bad ?? bad) - bad,
});
