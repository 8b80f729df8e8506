import { isDeepStrictEqual } from 'node:util';
import type { FlagDoc, FoundFlag } from '#shared/contract/flag-storage.js';
import { nextFlagState } from '#shared/domain/integrity/flag-state.js';

/** A flag that nobody has found before. */
export const newFlag = (found: FoundFlag, now: Date): FlagDoc => ({
  ...found,
  state: nextFlagState(undefined, found.weight),
  revision: 1,
  foundAt: now,
  changedAt: now,
  judgements: [],
});

/** What of a flag is other than before; undefined when it was found just as it stands. */
export function flagChange(before: FlagDoc, found: FoundFlag): Partial<FlagDoc> | undefined {
  const now = changing({ ...found, state: nextFlagState(before, found.weight) });
  return isDeepStrictEqual(now, changing(before)) ? undefined : now;
}

type Changing = Pick<FlagDoc, 'areas' | 'departments' | 'numbers' | 'weight' | 'keys' | 'state'>;

const changing = ({ areas, departments, numbers, weight, keys, state }: Changing): Changing => ({
  ...{ areas, departments, numbers, weight, keys, state },
});
