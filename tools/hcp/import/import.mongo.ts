import { COLLECTION, type RegistryPart } from '#shared/contract/storage.js';
import { NATIONAL_TAGS } from '#shared/domain/tag-catalogue.js';
import { ensureCollections } from '#shared/mongo/collections.js';
import type { ClientSession, Db } from '#shared/mongo/connect.js';
import { changeRegistry } from '#shared/mongo/registry.change.js';
import type { AreaDoc, TagDoc } from '#shared/mongo/registry.documents.js';
import { REGISTRY_FILES, type RegistryFile } from './columns.js';
import type { ImportFault } from './fault.js';
import type { Folder } from './read-folder.js';
import { referenceFaults } from './references.js';

/** What an import did to each file's collection. */
export type ImportCounts = Readonly<
  Record<RegistryFile, { readonly added: number; readonly changed: number }>
>;

export interface ImportOutcome {
  readonly version: number;
  readonly faults: readonly ImportFault[];
  readonly counts: ImportCounts;
}

interface Doc {
  readonly _id: string;
  readonly code: string;
}

const WRITE_BATCH = 10_000;

/**
 * Writes the entries of a folder in one transaction, judged against the registry that the
 * transaction sees: its faults are those found in the files and those of references. With a fault
 * nothing is written; what already stands as given is not touched,
 * and an import that brings nothing new keeps the registry's version.
 */
export async function importEntries(
  db: Db,
  { files, faulty, faults: before }: Pick<Folder, 'files' | 'faulty' | 'faults'>,
): Promise<ImportOutcome> {
  await ensureCollections(db);
  const { version, result } = await changeRegistry(db, async (session) => {
    const known = {
      areas: await stored<AreaDoc>(db, 'areas', session),
      departmentCodes: (await stored(db, 'departments', session)).map(({ code }) => code),
      faulty,
    };
    const faults = [...before, ...referenceFaults(files, known)];
    const counts = { ...NOTHING };
    if (faults.length > 0) return { parts: [], result: { faults, counts } };
    const parts: RegistryPart[] = [];
    for (const file of REGISTRY_FILES) {
      const docs = files[file].map(({ doc }) => doc);
      counts[file] = await put(db, file, docs, session);
      if (counts[file].added + counts[file].changed > 0) parts.push(file);
    }
    if (parts.length > 0 && (await seedTags(db, session))) parts.push('tags');
    return { parts, result: { faults, counts } };
  });
  return { version, ...result };
}

const NONE = { added: 0, changed: 0 };
const NOTHING: ImportCounts = {
  areas: NONE,
  departments: NONE,
  items: NONE,
  points: NONE,
  sources: NONE,
};

const stored = <T extends Doc = Doc>(
  db: Db,
  file: RegistryFile,
  session: ClientSession,
): Promise<T[]> => db.collection(COLLECTION[file]).find<T>({}, { session }).toArray();

async function put(
  db: Db,
  file: RegistryFile,
  docs: readonly Doc[],
  session: ClientSession,
): Promise<{ added: number; changed: number }> {
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
async function seedTags(db: Db, session: ClientSession): Promise<boolean> {
  const tags = db.collection<TagDoc>(COLLECTION.tags);
  if ((await tags.findOne({}, { session })) !== null) return false;
  const docs = [...NATIONAL_TAGS.values()].map((tag) => ({ _id: tag.code, ...tag }));
  await tags.insertMany(docs, { session });
  return true;
}
