import type { Db } from './connect.js';

/** The collection that is there while a restore is under way, and after one that was cut off. */
export const RESTORE_MARK = 'restore_in_progress';

/** What is said of a database that holds a part of a backup; undefined when it holds none. */
export async function restoreFault(db: Db, timeoutMS?: number): Promise<string | undefined> {
  const options = timeoutMS === undefined ? {} : { timeoutMS };
  const mark = await db.collection(RESTORE_MARK).findOne({}, options);
  if (mark === null) return undefined;
  return (
    `the database ${db.databaseName} holds part of a restore that has not come to its end: ` +
    'wait for it, or if it was cut off drop the database and restore again'
  );
}
