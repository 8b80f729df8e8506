import { COLLECTION } from '#shared/contract/storage.js';
import { NATIONAL_TAGS } from '#shared/domain/tag-catalogue.js';
import type { Db } from '#shared/mongo/connect.js';
import { changeRegistryWithin, ensureRegistryVersion } from '#shared/mongo/registry.change.js';
import { putEntries, seedTags, storedReferences } from '#shared/mongo/registry.import.js';
import { waitForServices } from '#shared/mongo/registry.instances.js';
import { registryVersion } from '#shared/mongo/registry.load.js';
import { REGISTRY_FILES, type RegistryFile } from '#shared/registry/columns.js';
import type { DocOf } from '#shared/registry/entries.js';
import type { KnownEntries } from '#shared/registry/references.js';
import { sessionOf, within } from '../../storage/transactions.mongo.js';
import type { Tx } from '../../storage/transactions.port.js';
import { RegistryStore, type Changed } from './registry-store.port.js';

const WAIT_MS = 10_000;

export class MongoRegistryStore extends RegistryStore {
  constructor(private readonly db: Db) {
    super();
  }

  change<T>(tx: Tx, work: (version: number) => Promise<Changed<T>>) {
    return changeRegistryWithin(this.db, sessionOf(tx), (_, version) => work(version));
  }

  version(): Promise<number> {
    return registryVersion(this.db);
  }

  notLoaded(version: number): Promise<string[]> {
    return waitForServices(this.db, version, WAIT_MS);
  }

  async versions<P extends RegistryFile>(part: P, code: string, tx?: Tx): Promise<DocOf[P][]> {
    const found = await this.find(part, { code }, tx);
    if (found.length > 0 || part !== 'tags') return found;
    const tag = NATIONAL_TAGS.get(code);
    if (tag === undefined || (await this.find(part, {}, tx, 1)).length > 0) return [];
    return [{ _id: code, ...tag } as unknown as DocOf[P]];
  }

  async all<P extends RegistryFile>(part: P, tx?: Tx): Promise<DocOf[P][]> {
    const found = await this.find(part, {}, tx);
    if (found.length > 0 || part !== 'tags') return found;
    const tags = [...NATIONAL_TAGS.values()].map((tag) => ({ _id: tag.code, ...tag }));
    return tags as unknown as DocOf[P][];
  }

  references(tx?: Tx): Promise<Omit<KnownEntries, 'faulty'>> {
    return storedReferences(this.db, tx && sessionOf(tx));
  }

  async put<P extends RegistryFile>(tx: Tx, part: P, docs: readonly DocOf[P][]): Promise<boolean> {
    const session = sessionOf(tx);
    if (part === 'tags') await seedTags(this.db, session);
    const { added, changed } = await putEntries(this.db, session, part, docs);
    return added + changed > 0;
  }

  private find<P extends RegistryFile>(
    part: P,
    filter: object,
    tx?: Tx,
    limit = 0,
  ): Promise<DocOf[P][]> {
    return this.db
      .collection(COLLECTION[part])
      .find<DocOf[P]>(filter, within(tx))
      .sort({ from: 1 })
      .limit(limit)
      .toArray();
  }
}

/** Creates what is missing: the place of the version, and indexes for looking at one entry. */
export async function ensureRegistryStorage(db: Db): Promise<void> {
  await ensureRegistryVersion(db);
  for (const part of REGISTRY_FILES) {
    await db.collection(COLLECTION[part]).createIndex({ code: 1 }, {}, {});
  }
  await db.collection(COLLECTION.policies).createIndex({ areaCode: 1, clock: 1 }, {}, {});
}
