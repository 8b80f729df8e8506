import type { FoundFlag } from '#shared/contract/flag-storage.js';
import { addDays, chinaDay, type Day } from '#shared/domain/china-time.js';
import { defaultJump } from '#shared/domain/integrity/default-jump.js';
import type { IntegrityPolicy } from '#shared/domain/integrity/integrity-policy.js';
import { perfectPoints } from '#shared/domain/integrity/perfect-point.js';
import { LOOK_BACK_DAYS, mondayOf, weekAfter } from '#shared/domain/integrity/windows.js';
import type { FlagPlaces } from './flag-places.js';
import { foundFlag } from './found-flag.js';
import type { IntegrityStore } from './integrity-store.port.js';
import type { Shares } from './shares.port.js';

const WEEKS_BEFORE = 4;
const RULES = ['perfect-point', 'default-jump'] as const;

export interface JudgeSharesParts {
  readonly shares: Shares;
  readonly store: IntegrityStore;
  readonly policy: IntegrityPolicy;
}

/**
 * Looks at the shares of every month and week that late events may still change, all of them anew:
 * a flag that does not hold any more lapses.
 */
export class JudgeSharesService {
  constructor(private readonly parts: JudgeSharesParts) {}

  /** `now` in epoch milliseconds. */
  async judge(places: FlagPlaces, now: number): Promise<void> {
    const { store } = this.parts;
    const today = chinaDay(now);
    const from = addDays(today, -LOOK_BACK_DAYS);
    const months = monthsBetween(from, today);
    const mondays = mondaysBetween(from, today);
    const found = [
      ...(await this.points(months, places)),
      ...(await this.defaults(mondays, places)),
    ];
    const at = new Date(now);
    for (const flag of found) await store.raise(flag, at);
    const ids = found.map(({ _id }) => _id);
    await store.lapse(RULES, [...months, ...mondays], ids, at);
  }

  /** Peers are the points of one area; one whose department nobody knows has none. */
  private async points(months: readonly string[], places: FlagPlaces): Promise<FoundFlag[]> {
    const { shares, policy } = this.parts;
    const found: FoundFlag[] = [];
    for (const window of months) {
      const tallies = await shares.points(window);
      const areas = Map.groupBy(tallies, ({ deptCode }) => places.areaOf(deptCode));
      for (const [area, points] of areas) {
        if (area === undefined) continue;
        const placed = points.map((point) => ({ ...point, hall: places.hallOf(point.pointCode) }));
        for (const [{ pointCode, deptCode }, finding] of perfectPoints(placed, policy)) {
          const subject = { kind: 'point', code: pointCode } as const;
          const what = { rule: 'perfect-point', subject, window, departments: [deptCode] } as const;
          found.push(foundFlag(what, finding, places));
        }
      }
    }
    return found;
  }

  private async defaults(mondays: readonly Day[], places: FlagPlaces): Promise<FoundFlag[]> {
    const { shares, policy } = this.parts;
    const [first = '', last = ''] = [mondays[0], mondays.at(-1)];
    const months = monthsBetween(weekAfter(first, -WEEKS_BEFORE), addDays(last, 6));
    const found: FoundFlag[] = [];
    for (const [deptCode, weeks] of await shares.defaults(months)) {
      for (const window of mondays) {
        const finding = defaultJump(weeks, window, policy);
        if (finding === undefined) continue;
        const subject = { kind: 'department', code: deptCode } as const;
        const what = { rule: 'default-jump', subject, window, departments: [deptCode] } as const;
        found.push(foundFlag(what, finding, places));
      }
    }
    return found;
  }
}

/** The months `YYYY-MM` from one day to another, in order. */
function monthsBetween(first: Day, last: Day): string[] {
  const months: string[] = [];
  for (let day = `${first.slice(0, 7)}-01`; day <= last;) {
    months.push(day.slice(0, 7));
    day = `${addDays(day, 31).slice(0, 7)}-01`;
  }
  return months;
}

/** The Mondays of the weeks from one day to another, in order. */
function mondaysBetween(first: Day, last: Day): Day[] {
  const mondays: Day[] = [];
  for (let day = mondayOf(first); day <= last; day = weekAfter(day, 1)) mondays.push(day);
  return mondays;
}
