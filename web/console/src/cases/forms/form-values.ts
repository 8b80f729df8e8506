import { CASE_FAULTS } from '#shared/domain/casework/case-fault.js';
import { formFault, type FieldRule, type Form } from '#shared/domain/casework/form.js';

/** What somebody has filled in so far, as the controls hold it. */
export type Draft = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** The fields to send: what was left empty is absent, numbers and lists are what they mean. */
export function fieldsOf(form: Form, draft: Draft): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, rule]) => {
      const value = valueOf(rule, draft[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function valueOf(rule: FieldRule, filled: Draft[string]): unknown {
  if (typeof filled !== 'string') return isEmptyList(filled) ? undefined : filled;
  if (filled.trim() === '') return undefined;
  switch (rule.type) {
    case 'integer':
      return Number(filled);
    case 'keys':
      return filled
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    default:
      return filled;
  }
}

const isEmptyList = (value: Draft[string]): boolean => Array.isArray(value) && value.length === 0;

/** A field and what is wrong with it, in words. */
export interface FieldFault {
  readonly field: string;
  readonly words: string;
}

/** The first fault, as the server would find it. */
export function draftFault(form: Form, draft: Draft): FieldFault | undefined {
  const fault = formFault(form, fieldsOf(form, draft));
  return fault && { field: fault.field, words: CASE_FAULTS[fault.code] };
}

/** The names of the fields, for the words of a refusal. */
export const labelsOf = (form: Form): Record<string, string> =>
  Object.fromEntries(Object.entries(form).map(([name, { label }]) => [name, label]));
