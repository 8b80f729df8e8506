import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { StackError } from '../stack/stack.error.js';

/** What `npm start --` was asked for. */
export interface StartOptions {
  /** How many ratings the simulated province sends; undefined is without end. */
  readonly ratings: number | undefined;
  /** A folder of CSV files to import instead of Jiangxi's registry. */
  readonly registry: string | undefined;
  /** End after the bounded run, with the line that accounts for every event. */
  readonly exit: boolean;
}

const USAGE = 'npm start -- [--ratings N] [--registry FOLDER] [--exit]';

/** Reads the arguments; a wrong one is said in one line. */
export function readOptions(argv: readonly string[]): StartOptions {
  const { ratings, registry, exit } = parsed(argv);
  const count = ratings === undefined ? undefined : Number(ratings);
  if (count !== undefined && !(Number.isSafeInteger(count) && count >= 0)) {
    throw new StackError(`--ratings must be a whole number: ${USAGE}`);
  }
  if (exit && (count === undefined || count === 0)) {
    throw new StackError(`--exit needs --ratings with a number above 0: ${USAGE}`);
  }
  if (registry !== undefined && count !== 0) {
    throw new StackError(
      `--registry needs --ratings 0, since the province knows its own: ${USAGE}`,
    );
  }
  return {
    ratings: count,
    registry: registry === undefined ? undefined : resolve(registry),
    exit,
  };
}

function parsed(argv: readonly string[]): { ratings?: string; registry?: string; exit: boolean } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        ratings: { type: 'string' },
        registry: { type: 'string' },
        exit: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? '') : '';
    throw new StackError(`${reason}: ${USAGE}`, { cause: error });
  }
}
