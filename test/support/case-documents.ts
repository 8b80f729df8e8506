import { randomUUID } from 'node:crypto';
import { DEFAULT_RULES, nextRound, openedCase } from '#shared/domain/casework/casework.js';
import type { Db } from '#shared/mongo/connect.js';
import { caseCollectionsOf } from '../../apps/console/src/casework/store/case-collections.mongo.js';
import { listingOf, storedFile } from '../../apps/console/src/casework/store/case-form.js';
import { CONSOLE_START } from './console-app.js';

/** Puts a case into the database as it is once it was routed to the rated department; its code. */
export async function insertCase(
  db: Db,
  { area, lineage }: { readonly area: string; readonly lineage: readonly string[] },
  deptCode: string,
): Promise<string> {
  const id = `${deptCode}|S|P-${randomUUID()}|1`;
  const ratings = [`${id}|1|c`];
  const opening = { id, areaCode: area, deptCode, openedAt: CONSOLE_START, ratings };
  const opened = openedCase(
    { ...opening, kind: 'bad-rating', realName: false },
    DEFAULT_RULES.rating,
  );
  const file = { ...nextRound(opened), state: 'awaiting-receipt', unit: deptCode } as const;
  const calendar = { years: new Set<number>(), holidays: new Set(''), makeUpDays: new Set('') };
  const desks = { own: [area], superior: lineage[1] ?? area };
  const basis = { desks, lineage, calendar, at: CONSOLE_START, routed: 0, reminded: CONSOLE_START };
  const listing = listingOf(file, basis);
  await caseCollectionsOf(db).cases.insertOne({
    ...{ _id: id, deptCode, areaCode: area, kind: 'bad-rating', state: file.state, ratings },
    ...{ openedAt: new Date(CONSOLE_START), reopenings: 0, file: storedFile(file), listing },
  });
  return listing.code;
}
