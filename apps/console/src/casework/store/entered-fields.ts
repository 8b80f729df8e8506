import { enteredContext, type EnteredCase } from '#shared/contract/case-storage.js';
import type { CaseDoc } from '#shared/contract/storage.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import { caseKind, type CaseKindName, type FieldRule } from '#shared/domain/casework/casework.js';
import { maskMobile, maskName, maskNumbers } from '#shared/domain/mask.js';

/** A form as it was filled in: nothing wrong was found with it. */
export type FilledForm = Readonly<Record<string, string>>;

/** What rests of a form; `key` is that of the case. */
export function enteredCase(
  key: string,
  { kind, by, fields }: { kind: CaseKindName; by: string; fields: FilledForm },
  sealer: Sealer,
): EnteredCase {
  const isPersonal = ([name]: [string, string]) => caseKind(kind).form[name]?.personal === true;
  const entries = Object.entries(fields);
  const personal = entries.filter(isPersonal);
  const { phone } = fields;
  return {
    by,
    fields: Object.fromEntries(entries.filter((entry) => !isPersonal(entry))),
    ...(personal.length > 0 && {
      personal: sealer.seal(JSON.stringify(Object.fromEntries(personal)), enteredContext(key)),
    }),
    ...(phone !== undefined && { phoneHash: sealer.hash('mobile', phone) }),
  };
}

/** The personal fields as they were entered; none when their key is not in the keyring. */
export function openPersonalFields(
  { _id }: Pick<CaseDoc, '_id'>,
  { personal }: EnteredCase,
  sealer: Sealer,
): FilledForm {
  const text = personal && sealer.open(personal, enteredContext(_id));
  return text === undefined ? {} : (JSON.parse(text) as FilledForm);
}

/**
 * The fields as they are shown, in the order of the form: names and numbers masked, whoever reads.
 * Without a sealer the personal ones are left out.
 */
export function enteredFields(
  { _id, kind }: Pick<CaseDoc, '_id' | 'kind'>,
  entered: EnteredCase,
  sealer: Sealer | undefined,
): Record<string, string> {
  const personal = sealer === undefined ? {} : openPersonalFields({ _id }, entered, sealer);
  const all: FilledForm = { ...entered.fields, ...personal };
  return Object.fromEntries(
    Object.entries(caseKind(kind).form).flatMap(([name, rule]) => {
      const value = all[name];
      return value === undefined ? [] : [[name, shown(name, rule, value)]];
    }),
  );
}

/** What a case is about, in one line. */
export const titleOf = ({ fields: { title, topic } }: EnteredCase): string | null => {
  const text = title ?? topic;
  return text === undefined ? null : maskNumbers(text);
};

function shown(name: string, { personal, type }: FieldRule, value: string): string {
  if (name === 'phone') return maskMobile(value);
  if (personal === true && type === 'line') return maskName(value);
  return type === 'line' || type === 'text' ? maskNumbers(value) : value;
}
