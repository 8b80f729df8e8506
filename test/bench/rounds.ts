import { shown } from './figures.js';
import type { Tell } from '../../tools/stack/run-command.js';

/** What takes part in a comparison: one call is one round, and answers with its figure. */
export type Contestants<K extends string, T> = Readonly<Record<K, () => Promise<T>>>;

/**
 * Runs interleaved rounds (A B A B …), so that a machine that gets slower or faster meanwhile does
 * so for all. The first round warms up and is not counted.
 */
export async function interleaved<K extends string, T>(
  contestants: Contestants<K, T>,
  rounds: number,
  tell: Tell,
  figureOf: (result: T) => number,
  warmUp = true,
): Promise<Record<K, T[]>> {
  const names = Object.keys(contestants) as K[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<K, T[]>;
  for (let round = warmUp ? 0 : 1; round <= rounds; round += 1) {
    const line: string[] = [];
    for (const name of names) {
      const result = await contestants[name]();
      line.push(`${name} ${shown(figureOf(result))}`);
      if (round > 0) results[name].push(result);
    }
    tell(`${round === 0 ? 'warm-up' : `round ${round}`}: ${line.join(' · ')}`);
  }
  return results;
}
