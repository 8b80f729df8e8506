import type { UserDoc } from '#shared/contract/console-storage.js';
import type { Tx } from '../../storage/transactions.port.js';

/** What a person types to sign in. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Of the second factor, once one is enrolled. */
  readonly code?: string | undefined;
}

/** Why somebody is not let in, for the audit chain: the person is never told which it was. */
export type RefusalReason = 'unknown' | 'disabled' | 'without-role' | 'locked' | 'wrong';

export type Identification =
  | { readonly kind: 'identity'; readonly user: UserDoc }
  | {
      readonly kind: 'refusal';
      readonly reason: RefusalReason;
      /** The account that was named, if there is one. */
      readonly user: UserDoc | undefined;
      /** This failure locked it. */
      readonly locks: boolean;
    };

/** What was found out before the transaction, to be judged by what stands when it runs. */
export interface Proof {
  settle(tx: Tx): Promise<Identification>;
}

/**
 * Who somebody is: from credentials to an identity or a refusal. Passwords are one way; OpenID
 * Connect can be another. An abstract class, to be asked for by type.
 */
export abstract class IdentityProvider {
  abstract prove(credentials: Credentials): Promise<Proof>;
}
