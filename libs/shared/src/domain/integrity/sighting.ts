import type { Channel } from '../channel.js';
import { chinaDay } from '../china-time.js';
import type { FlagSubject, IntegrityRule } from './integrity-rule.js';
import type { IntegrityPolicy } from './integrity-policy.js';
import { monthWindow } from './windows.js';

/** Rules that look at ratings one by one; the others look at shares. */
export type SightingRule = Exclude<IntegrityRule, 'perfect-point' | 'default-jump'>;

/**
 * A chosen rating as the rules look at it; times are epoch milliseconds, and `phone`, `person`,
 * `applicant` and `words` are pseudonyms.
 */
export interface WatchedRating {
  readonly key: string;
  readonly deptCode: string;
  readonly ratedAt: number;
  readonly channel: Channel;
  readonly pointCode?: string | undefined;
  /** The phone and the identity document that the rating itself names. */
  readonly phone?: string | undefined;
  readonly person?: string | undefined;
  readonly words?: string | undefined;
  /** Of its service, as far as it is known. */
  readonly servedAt?: number | undefined;
  readonly applicant?: string | undefined;
}

/** That a rating belongs to what a rule looks at: one subject in one window. */
export interface Sighting {
  readonly rule: SightingRule;
  readonly subject: FlagSubject;
  readonly window: string;
  readonly key: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly who?: string;
}

const MINUTE_MS = 60_000;

/** QR code, hall tablet, hall terminal: one stands there. An online entrance has many at once. */
const AT_THE_SPOT: readonly Channel[] = [3, 4, 5];

/** Every window that a rating belongs to. */
export function sightingsOf(rating: WatchedRating, policy: IntegrityPolicy): Sighting[] {
  const { key, ratedAt: at, deptCode, channel, pointCode, words } = rating;
  const [day, month] = [chinaDay(at), monthWindow(at)];
  const sightings: Sighting[] = personSightings(rating, month);
  if (isBeforeServed(rating, policy)) {
    const subject = { kind: 'department', code: deptCode } as const;
    sightings.push({ rule: 'rated-before-served', subject, window: day, key, at });
  }
  if (pointCode !== undefined && AT_THE_SPOT.includes(channel)) {
    const subject = { kind: 'point', code: pointCode } as const;
    sightings.push({ rule: 'burst', subject, window: day, key, at });
  }
  if (words !== undefined) {
    const subject = { kind: 'words', code: `${deptCode}.${words}` } as const;
    sightings.push({ rule: 'same-words', subject, window: month, key, at });
  }
  return sightings;
}

const isBeforeServed = (
  { ratedAt, servedAt }: WatchedRating,
  { ratedBeforeServed }: IntegrityPolicy,
): boolean =>
  servedAt !== undefined && ratedAt < servedAt - ratedBeforeServed.toleranceMinutes * MINUTE_MS;

/**
 * For whom a phone rated: who the rating says it is, else who was served. For a document: the latter.
 * Of one department: who does errands for others goes to many.
 */
function personSightings(
  { key, deptCode, ratedAt: at, phone, person, applicant }: WatchedRating,
  window: string,
): Sighting[] {
  const seen = (pseudonym: string | undefined, who: string | undefined): Sighting[] => {
    if (pseudonym === undefined || who === undefined) return [];
    const subject = { kind: 'person', code: `${deptCode}.${pseudonym}` } as const;
    return [{ rule: 'one-person', subject, window, key, at, who }];
  };
  return [...seen(phone, person ?? applicant), ...seen(person, applicant)];
}
