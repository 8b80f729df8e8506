/** From where on something is raised; what is configured is policy, and none of it is law. */
export interface IntegrityPolicy {
  /** Ratings of a department and day that were given before their service. */
  readonly ratedBeforeServed: {
    /** Clocks of two systems may differ by so much. */
    readonly toleranceMinutes: number;
    readonly leastRatings: number;
  };
  /** Ratings at one point within so many seconds. */
  readonly burst: { readonly leastRatings: number; readonly seconds: number };
  /** People for whom one phone or one identity document rated a department in a month. */
  readonly onePerson: { readonly leastPeople: number };
  /** Ratings of a department and month with the same words, of so many characters at least. */
  readonly sameWords: { readonly leastRatings: number; readonly leastLength: number };
  /** A point without a bad rating in a month. */
  readonly perfectPoint: {
    readonly leastRatings: number;
    /** Fewer ratings of its peers say nothing of what is usual. */
    readonly leastPeers: number;
    /** Chance (0 to 1) of such a month by what is usual, at and below which it is raised. */
    readonly chance: number;
  };
  /** A department's share of defaults in a week, against the four weeks before. */
  readonly defaultJump: {
    /** Of the week, and of the weeks before together. */
    readonly leastServices: number;
    /** By how much (0 to 1) the share has risen. */
    readonly rise: number;
  };
}

export const DEFAULT_INTEGRITY_POLICY: IntegrityPolicy = {
  ratedBeforeServed: { toleranceMinutes: 10, leastRatings: 5 },
  burst: { leastRatings: 10, seconds: 60 },
  onePerson: { leastPeople: 5 },
  sameWords: { leastRatings: 10, leastLength: 12 },
  perfectPoint: { leastRatings: 200, leastPeers: 200, chance: 1e-6 },
  defaultJump: { leastServices: 50, rise: 0.2 },
};
