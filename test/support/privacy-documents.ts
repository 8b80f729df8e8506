import { randomUUID } from 'node:crypto';
import { requestId, type CitizenRequestDoc } from '#shared/contract/citizen-storage.js';
import type { RevealDoc } from '#shared/contract/reveal-storage.js';
import { codeId } from '#shared/crypto/citizen-codes.js';
import type { Db } from '#shared/mongo/connect.js';
import { privacyCollectionsOf } from '../../apps/console/src/privacy/storage/privacy-collections.mongo.js';
import { CONSOLE_START } from './console-app.js';

const DAY = 86_400_000;

/** Puts something asked for into the database that waits for a decision; about no case that is there. */
export async function insertReveal(
  db: Db,
  fields: Pick<RevealDoc, 'areas' | 'units' | 'askedBy'>,
): Promise<RevealDoc> {
  const row: RevealDoc = {
    ...{ _id: randomUUID(), kind: 'reveal', state: 'asked', what: ['mobile'], openings: 0 },
    ...{ case: 'x'.repeat(22), number: 'P', reason: { kid: 'x', ct: '' } },
    askedAt: new Date(CONSOLE_START),
    expiresAt: new Date(CONSOLE_START + DAY),
    ...fields,
  };
  await privacyCollectionsOf(db).reveals.insertOne(row);
  return row;
}

/** Puts a citizen's wish for erasure into the database, as ingest does; its code. */
export async function insertRequest(db: Db, areaCode: string, deptCode: string): Promise<string> {
  const subject = { kind: 'erasure', ratingKey: `${deptCode}|S|P-${randomUUID()}|1|1|c` } as const;
  const _id = requestId(subject);
  const code = codeId(_id);
  const row: CitizenRequestDoc = {
    ...{ _id, code, ...subject, areaCode, deptCode, state: 'open' },
    askedAt: new Date(CONSOLE_START),
  };
  await privacyCollectionsOf(db).requests.insertOne(row);
  return code;
}
