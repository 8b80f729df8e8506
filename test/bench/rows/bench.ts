import type { Row } from '../bench.types.js';
import type { Lab } from '../lab/lab.js';

/** A group of rows that are measured together. */
export interface Bench {
  readonly name: string;
  readonly about: string;
  run(lab: Lab): Promise<Row[]>;
}
