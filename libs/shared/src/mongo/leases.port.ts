/** Who of several processes does a piece of work; an abstract class, to be asked for by type. */
export abstract class Leases {
  /** Takes or keeps the lease of a work; false while somebody else has it. */
  abstract take(work: string): Promise<boolean>;
  /** Lets another process go on at once. */
  abstract release(work: string): Promise<void>;
}
