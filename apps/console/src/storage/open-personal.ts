import type { Personal } from '#shared/contract/ledger.js';
import { sealContext, type PersonalField } from '#shared/contract/sealed.js';
import type { Sealer } from '#shared/crypto/sealer.js';

/** A row of the ledger whose personal fields are sealed under its key. */
export interface SealedRow {
  readonly _id: string;
  readonly personal?: Personal;
}

/** A personal field in clear; null where there is none, or its key is not in the keyring. */
export function openPersonal(
  { _id, personal }: SealedRow,
  field: PersonalField,
  sealer: Pick<Sealer, 'open'>,
): string | null {
  const sealed = personal?.[field];
  return sealed === undefined ? null : (sealer.open(sealed, sealContext(field, _id)) ?? null);
}
