import type { SessionDuty, UserDoc } from '#shared/contract/console-storage.js';
import type { Actor } from '#shared/domain/casework/access-policy.js';
import type { AuthPolicy } from './auth-policy.js';

/** Who makes a request. */
export interface Officer {
  readonly user: UserDoc;
  readonly actor: Actor;
  readonly sessionId: string;
  /** What has to be done before anything else. */
  readonly duty: SessionDuty | undefined;
}

/** An account as the access policy knows a person. */
export const actorOf = ({ _id, grants, unit }: UserDoc): Actor => ({
  id: _id,
  grants,
  deptCode: unit,
});

/** The first thing an account owes, at a moment (epoch milliseconds). */
export function dutyOf(user: UserDoc, policy: AuthPolicy, now: number): SessionDuty | undefined {
  const { initial, changedAt } = user.password;
  const isOld = policy.passwordMs > 0 && now - changedAt.getTime() >= policy.passwordMs;
  if (initial || isOld) return 'change-password';
  return policy.requireTotp && user.totp === undefined ? 'enrol-totp' : undefined;
}
