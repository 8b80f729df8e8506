import { hash } from 'node:crypto';
import { StackError } from '../stack/stack.error.js';
import { rankingQuestions } from './ranking-questions.js';

/** SHA-256 of what each ranking says, by the query that asks for it. */
export type Rankings = ReadonlyMap<string, string>;

/** The rankings of the whole province for these years and months, as report shows them. */
export async function readRankings(address: string, periods: readonly string[]): Promise<Rankings> {
  const rankings = new Map<string, string>();
  for (const query of rankingQuestions(periods)) {
    const response = await fetch(`${address}/v1/rankings?${query}`);
    if (!response.ok) {
      throw new StackError(`report answered ${response.status} to the ranking ${query}`);
    }
    const { rows, insufficient, total } = (await response.json()) as Record<string, unknown>;
    // A hash, since the items of every month would fill the memory.
    rankings.set(query, hash('sha256', JSON.stringify({ rows, insufficient, total })));
  }
  return rankings;
}

/** Names of the rankings that are not the same. */
export const otherRankings = (before: Rankings, after: Rankings): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => before.get(name) !== after.get(name),
  );
