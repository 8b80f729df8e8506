import type { CaseHistoryDoc } from '#shared/contract/case-storage.js';
import { CASE_ACTIONS, SYSTEM } from '#shared/domain/casework/casework.js';
import { chinaTime } from '#shared/domain/china-time.js';
import type { Change } from './case-answer.dto.js';

/** Steps as they are shown; `names` are of people by id. */
export const changeDtos = (
  steps: readonly CaseHistoryDoc[],
  names: ReadonlyMap<string, string>,
): Change[] =>
  steps.map(({ revision, action, by, at, from, to }) => ({
    ...{ revision, action, by, from, to },
    actionName: CASE_ACTIONS[action].name,
    byName: by === SYSTEM.id ? '系统' : (names.get(by) ?? null),
    at: chinaTime(at.getTime()),
  }));
