import mongoose, { type mongo } from 'mongoose';
import type { Db } from '#shared/mongo/connect.js';
import type { BackupCollection, BackupManifest } from '../backup/backup-manifest.js';
import { hashOf, readPacked } from '../backup/packed-file.js';
import { storedDocuments, type DocumentCount } from '../backup/stored-documents.mongo.js';
import { bsonDocuments } from './bson-documents.js';
import { exactDocument } from './exact-document.js';

const INSERT_DOCUMENTS = 2_000;
const INSERT_BYTES = 8 * 1024 * 1024;

/**
 * Fills an empty database from a backup. Answers what differs then, one line a collection: none
 * when the database keeps, byte for byte, the documents that were backed up.
 */
export async function restoreDatabase(
  db: Db,
  folder: string,
  { collections }: BackupManifest,
  tell: (name: string) => void,
): Promise<string[]> {
  const faults: string[] = [];
  for (const collection of collections) {
    tell(collection.name);
    await createCollection(db, collection);
    await insertAll(db.collection(collection.name), folder, collection.file);
    // Before its indexes are there: one of them may have documents deleted that are too old.
    const fault = await faultOf(db.collection(collection.name), collection);
    if (fault !== undefined) faults.push(fault);
    await createIndexes(db, collection);
  }
  return faults;
}

async function createCollection(db: Db, { name, options }: BackupCollection): Promise<void> {
  const known = await db.listCollections({ name }, { nameOnly: true }).toArray();
  if (known.length === 0) await db.command({ create: name, ...stored(options) });
}

async function insertAll(collection: mongo.Collection, folder: string, file: string) {
  let documents: mongo.Document[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    if (documents.length === 0) return;
    await collection.insertMany(documents, { ordered: false, bypassDocumentValidation: true });
    documents = [];
    bytes = 0;
  };
  for await (const document of bsonDocuments(readPacked(folder, file))) {
    if (bytes + document.length > INSERT_BYTES) await flush();
    documents.push(exactDocument(document));
    bytes += document.length;
    if (documents.length >= INSERT_DOCUMENTS) await flush();
  }
  await flush();
}

async function faultOf(
  collection: mongo.Collection,
  { name, documents, contentSha256 }: BackupCollection,
): Promise<string | undefined> {
  const count: DocumentCount = { documents: 0 };
  const found = await hashOf(storedDocuments(collection, count));
  if (count.documents !== documents) {
    return `${name}: ${documents} documents were backed up, ${count.documents} are there`;
  }
  if (found !== contentSha256) {
    return `${name}: its documents are not those that were backed up`;
  }
  return undefined;
}

async function createIndexes(db: Db, { name, indexes }: BackupCollection): Promise<void> {
  const wanted = indexes.map(stored).filter((index) => index['name'] !== '_id_');
  if (wanted.length > 0) await db.command({ createIndexes: name, indexes: wanted });
}

const stored = (extended: BackupCollection['options']): mongo.Document =>
  mongoose.mongo.BSON.EJSON.deserialize(extended, { relaxed: false }) as mongo.Document;
