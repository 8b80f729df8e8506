import type { HonourCase } from '#shared/domain/honour/honour-case.js';

/** Which cases are read; moments are epoch milliseconds. */
export interface HonourSelection {
  /** Those that were closed at this moment or later, or not at all. */
  readonly from: number;
  /** Those that were opened before it. */
  readonly until: number;
}

/** Where the cases of all kinds are read, one piece after another. */
export interface HonourCases {
  read(selection: HonourSelection): AsyncIterable<readonly HonourCase[]>;
}
