import mongoose, { type mongo } from 'mongoose';
import { COLLECTION, type CheckpointDoc } from '#shared/contract/storage.js';
import { AppError } from '#shared/errors/app-error.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import type { ClientSession, Db } from '#shared/mongo/connect.js';
import { RESTORE_MARK } from '#shared/mongo/restore-mark.js';
import { withSnapshot } from '#shared/mongo/snapshot.js';
import { noteKeysOfDocuments, noteKeysOfSources } from '../keys/needed-keys.js';
import type { BackupCollection } from './backup-manifest.js';
import { writePacked } from './packed-file.js';
import { storedDocuments, type DocumentCount } from './stored-documents.mongo.js';

/** What lives for minutes: a session that was ended must not live again, nor a lease be held. */
const LEFT_OUT: ReadonlySet<string> = new Set([COLLECTION.sessions, COLLECTION.leases]);

const SNAPSHOT_TOO_OLD = 239;
const SNAPSHOT_UNAVAILABLE = 246;

/** The database at one moment. */
export interface DatabaseDump {
  readonly snapshotAt: Date;
  readonly collections: readonly BackupCollection[];
  readonly checkpoints: readonly CheckpointDoc[];
  /** Names of the keys that something in it is sealed with. */
  readonly keys: ReadonlySet<string>;
}

/**
 * Writes every collection into a folder, all as they stand at one moment. Throws
 * `refused-by-database` when the database no longer has that moment, which is five minutes by
 * default.
 */
export async function dumpDatabase(
  db: Db,
  folder: string,
  tell: (name: string) => void,
): Promise<DatabaseDump> {
  const shapes = await shapesOf(db);
  try {
    return await withSnapshot(db, async (snapshot, session) => {
      const snapshotAt = new Date();
      const checkpoints = await collectionsOf(snapshot)
        .checkpoints.find({}, { session })
        .sort({ partition: 1 })
        .toArray();
      const collections: BackupCollection[] = [];
      const keys = new Set<string>();
      for (const shape of shapes) {
        tell(shape.name);
        collections.push({
          ...shape,
          ...(await dumpCollection(snapshot.collection(shape.name), session, folder, keys)),
        });
      }
      return { snapshotAt, collections, checkpoints, keys };
    });
  } catch (error) {
    throw isTooOld(error) ? tooOld(error) : error;
  }
}

type Shape = Pick<BackupCollection, 'name' | 'options' | 'indexes'>;

async function shapesOf(db: Db): Promise<Shape[]> {
  const shapes: Shape[] = [];
  for await (const info of db.listCollections({ type: 'collection' }, { nameOnly: false })) {
    const { name, options = {} } = info;
    if (name === RESTORE_MARK) {
      throw new AppError('usage', 'the database holds half of a restore that was cut off');
    }
    if (name.startsWith('system.') || LEFT_OUT.has(name)) continue;
    const indexes = await db.collection(name).listIndexes().toArray();
    shapes.push({ name, options: extended(options), indexes: indexes.map(extended) });
  }
  return shapes.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const extended = (value: object): Record<string, unknown> =>
  mongoose.mongo.BSON.EJSON.serialize(value, { relaxed: false });

async function dumpCollection(
  collection: mongo.Collection,
  session: ClientSession,
  folder: string,
  keys: Set<string>,
) {
  const count: DocumentCount = { documents: 0 };
  const now = new Date();
  const note = (documents: Buffer): void => {
    if (collection.collectionName === COLLECTION.sourceKeys)
      noteKeysOfSources(documents, now, keys);
    else noteKeysOfDocuments(documents, keys);
  };
  const content = noted(storedDocuments(collection, count, session), note);
  const packed = await writePacked(folder, `${collection.collectionName}.bson.gz`, content);
  return { ...packed, ...count };
}

async function* noted(
  chunks: AsyncIterable<Buffer>,
  note: (documents: Buffer) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    note(chunk);
    yield chunk;
  }
}

const isTooOld = (error: unknown): boolean =>
  error instanceof mongoose.mongo.MongoServerError &&
  (error.code === SNAPSHOT_TOO_OLD || error.code === SNAPSHOT_UNAVAILABLE);

const tooOld = (cause: unknown): AppError =>
  new AppError(
    'refused-by-database',
    'the database does not keep the moment of the snapshot for as long as this backup takes: ' +
      'raise its minSnapshotHistoryWindowInSeconds, or take a snapshot of a volume',
    { cause },
  );
