import type { CaseHistoryDoc, WorkedCaseDoc } from '#shared/contract/case-storage.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import {
  advance,
  DEFAULT_RULES,
  openedCase,
  SYSTEM,
  type Actor,
  type CaseEffect,
  type CaseFile,
} from '#shared/domain/casework/casework.js';
import type { WorkCalendar } from '#shared/domain/working-days.js';
import { historyFields } from '../../apps/console/src/casework/store/case-history.js';

/** What the history of a case is read with. */
export interface ReplayWorld {
  readonly sealer: Sealer;
  readonly calendar: WorkCalendar;
  readonly people: ReadonlyMap<string, Actor>;
  readonly lineage: readonly string[];
  readonly realName: boolean;
}

/** What a history makes of the case as it was opened: the steps are taken again, one by one. */
export function replay(
  { _id, kind, areaCode, deptCode, openedAt, ratings }: WorkedCaseDoc,
  history: readonly CaseHistoryDoc[],
  { sealer, calendar, people, lineage, realName }: ReplayWorld,
): { readonly file: CaseFile; readonly effects: readonly CaseEffect[] } {
  const rules = DEFAULT_RULES.rating;
  const opening = { id: _id, kind, areaCode, deptCode, ratings, realName };
  let file = openedCase({ ...opening, openedAt: openedAt.getTime() }, rules);
  const effects: CaseEffect[] = [];
  for (const step of history) {
    const actor = step.by === SYSTEM.id ? SYSTEM : people.get(step.by);
    if (actor === undefined) throw new Error(`nobody is ${step.by}`);
    const fields = historyFields(step, sealer) as Record<string, unknown>;
    const result = advance(file, { name: step.action, fields }, actor, {
      ...{ at: step.at.getTime(), lineage, rules, calendar, decisionId: step._id },
      placeOf: () => lineage,
      personOf: (id) => people.get(id),
    });
    if ('fault' in result) throw new Error(`${step._id} ${step.action}: ${result.fault.code}`);
    file = result.file;
    effects.push(...result.effects);
  }
  return { file, effects };
}
