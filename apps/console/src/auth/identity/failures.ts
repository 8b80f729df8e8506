import type { SignInFailures, UserDoc } from '#shared/contract/console-storage.js';
import type { AuthPolicy } from '../auth-policy.js';

export const isLocked = ({ failures }: Pick<UserDoc, 'failures'>, now: number): boolean =>
  failures?.lockedUntil !== undefined && now < failures.lockedUntil.getTime();

/** The count after one more failure; a lock that is over begins a new one. */
export function oneMoreFailure(
  { failures }: Pick<UserDoc, 'failures'>,
  { lockAfter, lockMs }: AuthPolicy,
  now: number,
): SignInFailures {
  const before = failures?.lockedUntil === undefined ? (failures?.count ?? 0) : 0;
  const count = before + 1;
  return count < lockAfter ? { count } : { count, lockedUntil: new Date(now + lockMs) };
}
