import type { AreaDoc, TagDoc } from '../contract/registry-storage.js';
import { COLLECTION, type RegistryPart } from '../contract/storage.js';
import type { ImportFault } from '../csv/import-fault.js';
import { NATIONAL_TAGS } from '../domain/tag-catalogue.js';
import { REGISTRY_FILES, type RegistryFile } from '../registry/columns.js';
import { catalogueOf } from './registry.load.js';
import { referenceFaults, type JudgedFiles, type KnownEntries } from '../registry/references.js';
import type { ClientSession, Db } from './connect.js';
import { changeRegistry } from './registry.change.js';

/** How many entries of a file were new, and how many stood there otherwise. */
export interface PutCounts {
  readonly added: number;
  readonly changed: number;
}

/** What an import did to each file's collection. */
export type ImportCounts = Readonly<Record<RegistryFile, PutCounts>>;

export interface ImportOutcome {
  readonly version: number;
  readonly faults: readonly ImportFault[];
  readonly counts: ImportCounts;
}

interface Doc {
  readonly _id: string;
  readonly code: string;
}

type Made = Pick<ImportOutcome, 'version' | 'counts'>;

const WRITE_BATCH = 10_000;

/**
 * Writes the entries of a folder in one transaction, judged against the registry that the
 * transaction sees: its faults are those found in the files and those of references. With a fault
 * nothing is written; what already stands as given is not touched,
 * and an import that brings nothing new keeps the registry's version. `record` is called within the
 * transaction of an import that writes.
 */
export async function importEntries(
  db: Db,
  { files, faulty, faults: before }: JudgedFiles,
  record: (session: ClientSession, made: Made) => Promise<void> = () => Promise.resolve(),
): Promise<ImportOutcome> {
  const { version, result } = await changeRegistry(db, async (session, next) => {
    const known = { ...(await storedReferences(db, session)), faulty };
    const faults = [...before, ...referenceFaults(files, known)];
    const counts = { ...NOTHING };
    if (faults.length > 0) return { parts: [], result: { faults, counts } };
    const parts: RegistryPart[] = (await seedTags(db, session)) ? ['tags'] : [];
    for (const file of REGISTRY_FILES) {
      const docs = files[file].map(({ doc }) => doc);
      counts[file] = await putEntries(db, session, file, docs);
      if (counts[file].added + counts[file].changed > 0) parts.push(file);
    }
    if (parts.length > 0) await record(session, { version: next, counts });
    return { parts, result: { faults, counts } };
  });
  return { version, ...result };
}

const NONE: PutCounts = { added: 0, changed: 0 };
const NOTHING: ImportCounts = {
  areas: NONE,
  departments: NONE,
  items: NONE,
  points: NONE,
  sources: NONE,
  tags: NONE,
};

/** What rows may refer to, as the registry holds it; within a transaction, if one is given. */
export async function storedReferences(
  db: Db,
  session?: ClientSession,
): Promise<Omit<KnownEntries, 'faulty'>> {
  const departments = await stored(db, 'departments', session);
  return {
    areas: await stored<AreaDoc>(db, 'areas', session),
    departmentCodes: departments.map(({ code }) => code),
    tags: catalogueOf(await stored<TagDoc>(db, 'tags', session)),
  };
}

const stored = <T extends Doc = Doc>(
  db: Db,
  file: RegistryFile,
  session?: ClientSession,
): Promise<T[]> =>
  db
    .collection(COLLECTION[file])
    .find<T>({}, session === undefined ? {} : { session })
    .toArray();

/** Puts stored versions in the place of those with their `_id`; those that stand so already stay. */
export async function putEntries(
  db: Db,
  session: ClientSession,
  file: RegistryFile,
  docs: readonly Doc[],
): Promise<PutCounts> {
  if (docs.length === 0) return NONE;
  const before = new Map(
    (await stored(db, file, session)).map((doc) => [doc._id, JSON.stringify(doc)]),
  );
  const added = docs.filter((doc) => !before.has(doc._id));
  const changed = docs.filter((doc) => {
    const old = before.get(doc._id);
    return old !== undefined && old !== JSON.stringify(doc);
  });
  const collection = db.collection<Doc>(COLLECTION[file]);
  for (let start = 0; start < added.length; start += WRITE_BATCH) {
    await collection.insertMany(added.slice(start, start + WRITE_BATCH), { session });
  }
  if (changed.length > 0) {
    const replacements = changed.map((doc) => ({
      replaceOne: { filter: { _id: doc._id }, replacement: doc },
    }));
    await collection.bulkWrite(replacements, { session });
  }
  return { added: added.length, changed: changed.length };
}

/** Puts the national tags where there are none yet, so that people can edit them there. */
export async function seedTags(db: Db, session: ClientSession): Promise<boolean> {
  const tags = db.collection<TagDoc>(COLLECTION.tags);
  if ((await tags.findOne({}, { session })) !== null) return false;
  const docs = [...NATIONAL_TAGS.values()].map((tag) => ({ _id: tag.code, ...tag }));
  await tags.insertMany(docs, { session });
  return true;
}
