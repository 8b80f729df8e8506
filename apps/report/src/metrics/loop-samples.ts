import { loopIndicators, type LoopIndicators } from '#shared/domain/casework/casework.js';
import type { LoopAnswer } from '../loop/loop.types.js';
import type { RegistryDay } from '../registry/registry-day.js';
import { isLabelled } from './area-figures.js';
import type { Sample } from './sample.js';

/** What `indicator` is for each rate. */
const NAMES: Readonly<Record<keyof LoopIndicators, string>> = {
  verifiedRate: 'verified',
  rectifiedRate: 'rectified',
  rectifiedInTimeRate: 'rectified_in_time',
  repliedRate: 'replied',
  revisitedRate: 'revisited',
  satisfiedRate: 'satisfied',
};

/** The rates of an answer by area; of what has no denominator there is no sample. */
export function loopSamples(view: RegistryDay, { query, total, rows }: LoopAnswer): Sample[] {
  const whole = { code: query.within, counts: total };
  return [whole, ...rows].flatMap(({ code: area, counts }) => {
    if (!isLabelled(view.areas.get(area))) return [];
    const rates = loopIndicators(counts);
    return Object.entries(NAMES).flatMap(([rate, indicator]) => {
      const value = rates[rate as keyof LoopIndicators];
      return value === null ? [] : [{ labels: { area, indicator }, value }];
    });
  });
}
