import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';

/** The file that makes a folder a backup: it is written last, when everything else is on disk. */
export const MANIFEST_FILE = 'manifest.json';
export const TAIL_FILE = 'topic.ndjson.gz';
const FORMAT = 'hcp-backup/1';

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Count = Type.Integer({ minimum: 0 });
/** File names are made of collections' names: none leads out of the folder. */
const FileName = Type.String({ pattern: '^[A-Za-z0-9_-]+(\\.[a-z]+)+$' });
/** An object of MongoDB as canonical Extended JSON. */
const Extended = Type.Record(Type.String(), Type.Unknown());

const PackedFileSchema = Type.Object({
  file: FileName,
  bytes: Count,
  /** SHA-256 of the file as it lies on disk, and of what it holds unpacked. */
  sha256: Hash,
  contentSha256: Hash,
});

const CollectionSchema = Type.Interface([PackedFileSchema], {
  name: Type.String({ minLength: 1 }),
  options: Extended,
  indexes: Type.Array(Extended),
  documents: Count,
});

const PartitionSchema = Type.Object({
  partition: Count,
  /** Epoch and next offset of the checkpoint in the snapshot; 0 and `low` where there is none. */
  epoch: Count,
  next: Count,
  /** The end of the partition when the tail was read: offsets `next` to `to` are archived. */
  to: Count,
  records: Count,
});

const ManifestSchema = Type.Object({
  format: Type.Literal(FORMAT),
  id: Type.String({ format: 'uuid' }),
  /** The version of haochaping that made it. */
  version: Type.String({ minLength: 1 }),
  /** When the snapshot was taken, and when all was written. */
  snapshotAt: Type.String({ format: 'date-time' }),
  madeAt: Type.String({ format: 'date-time' }),
  collections: Type.Array(CollectionSchema),
  topic: Type.Interface([PackedFileSchema], {
    clusterId: Type.String({ minLength: 1 }),
    replication: Type.Integer({ minimum: 1 }),
    partitions: Type.Array(PartitionSchema, { minItems: 1 }),
  }),
  /** Names of the keys that something in it is sealed with. */
  keys: Type.Array(Type.String()),
});

/** What a backup says of itself. */
export type BackupManifest = Readonly<Static<typeof ManifestSchema>>;
export type BackupCollection = BackupManifest['collections'][number];
export type BackupPartition = BackupManifest['topic']['partitions'][number];
export type PackedFile = Readonly<Static<typeof PackedFileSchema>>;

const check = Compile(ManifestSchema);

/** The manifest of a text; undefined when it is none that this version can read. */
export function parseManifest(text: string): BackupManifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // what is no JSON is no manifest
  }
  return check.Check(value) ? value : undefined;
}

/** A manifest without what is the same in all of them. */
export const manifestText = (content: Omit<BackupManifest, 'format'>): string =>
  `${JSON.stringify({ format: FORMAT, ...content }, undefined, 2)}\n`;

/** Every file beside the manifest. */
export const filesOf = ({ collections, topic }: BackupManifest): readonly PackedFile[] => [
  ...collections,
  topic,
];
