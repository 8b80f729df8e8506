import type { SourceKey } from '../contract/registry-storage.js';

/** The keys that sign now, newest first. */
export const activeKeys = (keys: readonly SourceKey[], now: Date): SourceKey[] =>
  keys.filter(({ expiresAt }) => expiresAt === undefined || expiresAt > now);

/**
 * The keys after a rotation: the new one first, the others good until the grace time ends, or
 * until their own end if that comes sooner. Expired ones are forgotten.
 */
export function rotated(
  keys: readonly SourceKey[],
  next: SourceKey,
  now: Date,
  graceMs: number,
): SourceKey[] {
  const end = new Date(now.getTime() + graceMs);
  const older = activeKeys(keys, now).map((key) => ({
    ...key,
    expiresAt: key.expiresAt !== undefined && key.expiresAt < end ? key.expiresAt : end,
  }));
  return [next, ...activeKeys(older, now)];
}
