import { parseArgs } from 'node:util';
import type { BenchOptions } from './bench.types.js';

export interface BenchCommand {
  readonly options: BenchOptions;
  /** Names of benches to run; empty: all. */
  readonly only: readonly string[];
  /** File for the rows as JSON. */
  readonly json: string | undefined;
}

const FULL: BenchOptions = {
  rounds: 5,
  seconds: 4,
  backlog: 300_000,
  scale: 2_000_000,
  idleSeconds: 30,
};
const QUICK: BenchOptions = {
  rounds: 1,
  seconds: 2,
  backlog: 60_000,
  scale: 200_000,
  idleSeconds: 10,
};

export const USAGE = `npm run bench -- [--only NAME]… [--quick] [--scale EVENTS] [--json FILE]
  --only NAME     one group of rows; may be given several times
  --quick         one round of everything, small: to see that it runs, not to be quoted
  --scale EVENTS  the ledger of the growth rows at its largest (default 2000000)
  --json FILE     writes the rows as a list of {name, value, limit, ratio, target, met}`;

/** Reads the command line; throws with one line when it is wrong. */
export function readCommand(argv: readonly string[], known: readonly string[]): BenchCommand {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      only: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
      scale: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const stranger = values.only.find((name) => !known.includes(name));
  if (stranger !== undefined) {
    throw new Error(`there is no bench ${stranger}; there are ${known.join(', ')}`);
  }
  const base = values.quick ? QUICK : FULL;
  const scale = values.scale === undefined ? base.scale : Number(values.scale);
  if (!Number.isInteger(scale) || scale < 50_000) {
    throw new Error('--scale must be a whole number of at least 50000');
  }
  return { options: { ...base, scale }, only: values.only, json: values.json };
}
