import { randomUUID } from 'node:crypto';
import type { UserDoc } from '#shared/contract/console-storage.js';
import type { Grant } from '#shared/domain/casework/access-policy.js';

export interface NewUser {
  readonly username: string;
  readonly name: string;
  readonly area: string;
  readonly unit?: string | undefined;
  readonly grants: readonly Grant[];
  readonly areas: readonly string[];
  /** Of the initial password. */
  readonly hash: string;
}

/** An account in its first version, whose password is to be changed before anything is done. */
export function newUser({ hash, unit, ...user }: NewUser, now: number): UserDoc {
  return {
    _id: randomUUID(),
    ...user,
    ...(unit === undefined ? {} : { unit }),
    state: 'active',
    version: 1,
    createdAt: new Date(now),
    password: { hash, changedAt: new Date(now), initial: true, past: [hash] },
  };
}

/** Gives a password to an account in the place of the one it had. */
export const nextPassword = (
  user: Pick<UserDoc, 'password'>,
  hash: string,
  given: { readonly initial: boolean; readonly at: number; readonly remembered: number },
): UserDoc['password'] => ({
  hash,
  changedAt: new Date(given.at),
  initial: given.initial,
  past: [hash, ...user.password.past].slice(0, given.remembered),
});
