import { HASHED_FIELDS, sealContext, type PersonalField } from '#shared/contract/sealed.js';
import type { Sealer } from '#shared/crypto/sealer.js';

/** What is known of a person who does not exist. */
export const NUMBERS = {
  userName: '欧阳春晓',
  certKey: '360829199001017773',
  mobile: '13900007773',
} as const satisfies Partial<Record<PersonalField, string>>;

/** The same person with what he has to say. */
export const SOMEBODY = {
  ...NUMBERS,
  writingEvaluation: '窗口排队三个小时，态度生硬',
} as const satisfies Record<PersonalField, string>;

/** Everything of the person that must not be seen. */
export const PERSONAL_VALUES = Object.values(SOMEBODY);

/** Personal fields of an event with a ledger key, as ingest puts them on the topic. */
export const personalFields = (
  fields: Readonly<Partial<Record<PersonalField, string>>>,
  key: string,
  sealer: Sealer,
): Record<string, unknown> => ({
  ...Object.fromEntries(
    (Object.entries(fields) as [PersonalField, string][]).map(([field, text]) => [
      field,
      sealer.seal(text, sealContext(field, key)),
    ]),
  ),
  ...Object.fromEntries(
    HASHED_FIELDS.flatMap((field) => {
      const text = fields[field];
      return text === undefined ? [] : [[`${field}Hash`, sealer.hash(field, text)]];
    }),
  ),
});
