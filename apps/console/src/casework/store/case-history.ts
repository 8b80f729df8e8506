import type { CaseHistoryDoc } from '#shared/contract/case-storage.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import type { HistoryEntry } from '#shared/domain/casework/casework.js';

const contextOf = (id: string): string => `case-history\n${id}`;

/** A step as it rests in the database: its fields sealed, since people wrote them. */
export function historyRow(code: string, entry: HistoryEntry, sealer: Sealer): CaseHistoryDoc {
  const { fields, at, ...step } = entry;
  const _id = `${code}|${entry.revision}`;
  const row = { _id, code, ...step, at: new Date(at) };
  if (Object.keys(fields).length === 0) return row;
  return { ...row, fields: sealer.seal(JSON.stringify(fields), contextOf(_id)) };
}

/** The fields of a step; empty when it had none, or when their key is not in the keyring. */
export function historyFields({ _id, fields }: CaseHistoryDoc, sealer: Sealer): object {
  const text = fields && sealer.open(fields, contextOf(_id));
  return text === undefined ? {} : (JSON.parse(text) as object);
}
