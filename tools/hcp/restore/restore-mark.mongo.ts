import { AppError } from '#shared/errors/app-error.js';
import type { Db } from '#shared/mongo/connect.js';
import { RESTORE_MARK } from '#shared/mongo/restore-mark.js';

/** Throws `usage` unless the database holds no document at all. */
export async function requireEmpty(db: Db): Promise<void> {
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map((c) => c.name);
  if (names.includes(RESTORE_MARK)) {
    throw new AppError(
      'usage',
      `the database ${db.databaseName} holds part of a restore that was cut off: drop it, and start again`,
    );
  }
  for (const name of names.filter((one) => !one.startsWith('system.')).sort()) {
    const found = await db.collection(name).findOne({}, { projection: { _id: 1 } });
    if (found === null) continue;
    throw new AppError(
      'usage',
      `the database ${db.databaseName} is not empty, ${name} holds documents: a backup is restored ` +
        'into an empty one only, while no service runs',
    );
  }
}

/** From now on a restore that does not come to its end is seen. */
export async function markBegun(db: Db, backup: string): Promise<void> {
  await db.collection(RESTORE_MARK).insertOne({ backup, begunAt: new Date() });
}

export async function markDone(db: Db): Promise<void> {
  await db.dropCollection(RESTORE_MARK);
}
