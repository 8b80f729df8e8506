import { COLLECTION, type RegistryPart, type RegistryVersionDoc } from '../contract/storage.js';
import {
  EMPTY_REGISTRY,
  VersionedTable,
  type Area,
  type Department,
  type Item,
  type Point,
  type Registry,
} from '../domain/registry.js';
import type { CasePolicy } from '../domain/casework/case-policy.js';
import type { CalendarYears } from '../domain/working-days.js';
import { NATIONAL_TAGS } from '../domain/tag-catalogue.js';
import type { Tag, TagCatalogue } from '../domain/tag.js';
import { collectionsOf } from './collections.js';
import type { ClientSession, Db } from './connect.js';
import {
  sourceOf,
  type CalendarDoc,
  type SourceDoc,
  type SourceKey,
  type SourceKeysDoc,
} from '../contract/registry-storage.js';

/** The registry, the sources' keys still sealed, and the version that last changed each part. */
export interface LoadedRegistry {
  readonly registry: Registry;
  readonly keys: ReadonlyMap<string, readonly SourceKey[]>;
  readonly changed: Readonly<Partial<Record<RegistryPart, number>>>;
}

/** The version in the database now; 0 before the first change. */
export async function registryVersion(db: Db): Promise<number> {
  return (await versionDoc(db))?.version ?? 0;
}

/** The registry in force, for a tool that needs it once. */
export async function loadRegistry(db: Db): Promise<Registry> {
  return (await loadRegistryWithKeys(db)).registry;
}

/**
 * Reads the registry as it stood at one moment (a reading transaction), so that it is never half of
 * one import and half of another. Parts that did not change since `previous` are taken from it.
 */
export async function loadRegistryWithKeys(
  db: Db,
  previous?: LoadedRegistry,
): Promise<LoadedRegistry> {
  const session = db.client.startSession();
  try {
    return await session.withTransaction(() => read(db, session, previous), {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority' },
    });
  } finally {
    await session.endSession();
  }
}

async function read(
  db: Db,
  session: ClientSession,
  previous: LoadedRegistry | undefined,
): Promise<LoadedRegistry> {
  const stored = await versionDoc(db, session);
  const version = stored?.version ?? 0;
  const changed = stored?.changed ?? {};
  const unchanged = (part: RegistryPart): LoadedRegistry | undefined =>
    previous !== undefined &&
    previous.registry.version <= version &&
    changed[part] !== undefined &&
    changed[part] === previous.changed[part]
      ? previous
      : undefined;
  const rows = async <T extends object>(part: RegistryPart): Promise<T[]> =>
    shareTexts(
      await db
        .collection(COLLECTION[part])
        .find<T>({}, { session, ...(part === 'sourceKeys' ? {} : { projection: { _id: 0 } }) })
        .toArray(),
    );

  // One after another: a transaction carries one operation at a time.
  const registry: Registry = {
    version,
    areas: unchanged('areas')?.registry.areas ?? new VersionedTable(await rows<Area>('areas')),
    departments:
      unchanged('departments')?.registry.departments ??
      new VersionedTable(await rows<Department>('departments')),
    items: unchanged('items')?.registry.items ?? new VersionedTable(await rows<Item>('items')),
    points: unchanged('points')?.registry.points ?? new VersionedTable(await rows<Point>('points')),
    sources:
      unchanged('sources')?.registry.sources ??
      new VersionedTable((await rows<SourceDoc>('sources')).map(sourceOf)),
    policies: unchanged('policies')?.registry.policies ?? (await rows<CasePolicy>('policies')),
    calendar:
      unchanged('calendar')?.registry.calendar ?? yearsOf(await rows<CalendarDoc>('calendar')),
    tags: unchanged('tags')?.registry.tags ?? catalogueOf(await rows<Tag>('tags')),
  };
  const keys =
    unchanged('sourceKeys')?.keys ??
    new Map((await rows<SourceKeysDoc>('sourceKeys')).map((doc) => [doc._id, doc.keys]));
  return { registry, keys, changed };
}

const versionDoc = (db: Db, session?: ClientSession): Promise<RegistryVersionDoc | null> =>
  collectionsOf(db).meta.findOne<RegistryVersionDoc>(
    { _id: 'registry' },
    session === undefined ? {} : { session },
  );

/** None is always the same object: nothing that was computed by it has to be computed anew. */
const yearsOf = (rows: readonly CalendarDoc[]): CalendarYears =>
  rows.length === 0
    ? EMPTY_REGISTRY.calendar
    : new Map(rows.map(({ year, holidays, makeUpDays }) => [year, { holidays, makeUpDays }]));

/** Until someone edits the catalogue in the database, the national one is in force. */
export const catalogueOf = (rows: readonly Tag[]): TagCatalogue =>
  rows.length === 0 ? NATIONAL_TAGS : new Map(rows.map((tag) => [tag.code, tag]));

/** Fields that say the same in thousands of rows; each text is then kept once. */
const REPEATED = ['areaCode', 'parentCode', 'deptCode', 'line', 'hall', 'level', 'kind'] as const;

function shareTexts<T extends object>(rows: T[]): T[] {
  const texts = new Map<string, string>();
  for (const row of rows as Partial<Record<string, unknown>>[]) {
    for (const name of REPEATED) {
      const text = row[name];
      if (typeof text !== 'string') continue;
      const first = texts.get(text);
      if (first === undefined) texts.set(text, text);
      else row[name] = first;
    }
  }
  return rows;
}
