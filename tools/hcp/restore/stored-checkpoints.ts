import mongoose from 'mongoose';
import { COLLECTION, type CheckpointDoc } from '#shared/contract/storage.js';
import type { BackupManifest } from '../backup/backup-manifest.js';
import { readPacked } from '../backup/packed-file.js';
import { bsonDocuments } from './bson-documents.js';

/** The checkpoints of a backup: how far each partition was counted, and what was counted last. */
export async function storedCheckpoints(
  folder: string,
  { collections }: BackupManifest,
): Promise<CheckpointDoc[]> {
  const stored = collections.find(({ name }) => name === COLLECTION.checkpoints);
  if (stored === undefined) return [];
  const checkpoints: CheckpointDoc[] = [];
  for await (const document of bsonDocuments(readPacked(folder, stored.file))) {
    checkpoints.push(mongoose.mongo.BSON.deserialize(document) as CheckpointDoc);
  }
  return checkpoints;
}
