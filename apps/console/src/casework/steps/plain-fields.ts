import type { Json } from '#shared/contract/console-storage.js';
import { CASE_ACTIONS, type CaseActionName, type Form } from '#shared/domain/casework/casework.js';

const PLAIN = new Set(['choice', 'code', 'flag', 'integer']);

/** The fields of a step that nobody wrote in words of his own, and that name no rating. */
export function plainFields(
  action: CaseActionName,
  fields: Readonly<Record<string, unknown>>,
): Record<string, Json> {
  const form: Form = CASE_ACTIONS[action].form;
  return Object.fromEntries(
    Object.entries(fields).filter(
      (entry): entry is [string, string | number | boolean] =>
        PLAIN.has(form[entry[0]]?.type ?? '') && entry[1] !== undefined,
    ),
  );
}
