import { parseArgs } from 'node:util';

export interface DrillOptions {
  /** A backup that is there; without it one is made of the system that the environment names. */
  readonly folder?: string;
}

/** Options of `npm run drill:restore`; throws a TypeError that says what is wrong with them. */
export function drillOptions(args: readonly string[]): DrillOptions {
  const { folder } = parseArgs({ args: [...args], options: { folder: { type: 'string' } } }).values;
  return folder === undefined ? {} : { folder };
}
