/** The choices that accounts and sessions follow (◇ of the domain); times in milliseconds. */
export interface AuthPolicy {
  readonly idleMs: number;
  /** The longest a session lasts. */
  readonly sessionMs: number;
  /** Age at which a password is to be changed; 0: never. */
  readonly passwordMs: number;
  /** Failed sign-ins in a row that lock an account, and for how long. */
  readonly lockAfter: number;
  readonly lockMs: number;
  readonly requireTotp: boolean;
}
