import {
  loopIndicators,
  type LoopCounts,
  type LoopIndicators,
} from '#shared/domain/casework/casework.js';
import type { LoopAnswer } from '../loop/loop.types.js';
import type { RegistryDay } from '../registry/registry-day.js';
import { isLabelled } from './area-figures.js';
import type { Sample } from './sample.js';

/** What `indicator` is for each rate, and of which cases it is a share. */
const RATES = [
  { rate: 'verifiedRate', indicator: 'verified', of: 'opened' },
  { rate: 'rectifiedRate', indicator: 'rectified', of: 'upheld' },
  { rate: 'rectifiedInTimeRate', indicator: 'rectified_in_time', of: 'rectifiable' },
  { rate: 'repliedRate', indicator: 'replied', of: 'opened' },
  { rate: 'revisitedRate', indicator: 'revisited', of: 'realNameClosed' },
  { rate: 'satisfiedRate', indicator: 'satisfied', of: 'revisited' },
] as const satisfies readonly {
  rate: keyof LoopIndicators;
  indicator: string;
  of: keyof LoopCounts;
}[];

export interface LoopSamples {
  readonly hcp_loop_rate: readonly Sample[];
  readonly hcp_loop_base: readonly Sample[];
}

/** The rates of an answer by area, and the cases they are of; without any there is no sample. */
export function loopSamples(view: RegistryDay, { query, total, rows }: LoopAnswer): LoopSamples {
  const whole = { code: query.within, counts: total };
  const shown = [whole, ...rows].filter(({ code }) => isLabelled(view.areas.get(code)));
  const figures = shown.flatMap(({ code: area, counts }) => {
    const rates = loopIndicators(counts);
    return RATES.flatMap(({ rate, indicator, of }) => {
      const value = rates[rate];
      return value === null ? [] : [{ labels: { area, indicator }, value, base: counts[of] }];
    });
  });
  return {
    hcp_loop_rate: figures.map(({ labels, value }) => ({ labels, value })),
    hcp_loop_base: figures.map(({ labels, base }) => ({ labels, value: base })),
  };
}
