import { isDeepStrictEqual } from 'node:util';
import { StackError } from '../stack/stack.error.js';

const SUBJECTS = ['area', 'department', 'item', 'point', 'channel', 'hours'] as const;

/** Rows of a ranking, ranked ones and those of too small samples, by `<subject> <period>`. */
export type Rankings = ReadonlyMap<string, unknown>;

/** Every ranking of the whole province for these years, as report shows it. */
export async function readRankings(address: string, years: readonly string[]): Promise<Rankings> {
  const rankings = new Map<string, unknown>();
  for (const period of years) {
    for (const subject of SUBJECTS) {
      const query = new URLSearchParams({ subject, period }).toString();
      const response = await fetch(`${address}/v1/rankings?${query}`);
      if (!response.ok) {
        throw new StackError(`report answered ${response.status} to the ranking ${query}`);
      }
      const { rows, insufficient } = (await response.json()) as Record<string, unknown>;
      rankings.set(`${subject} ${period}`, { rows, insufficient });
    }
  }
  return rankings;
}

/** Names of the rankings that are not the same. */
export const otherRankings = (before: Rankings, after: Rankings): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => !isDeepStrictEqual(before.get(name), after.get(name)),
  );
