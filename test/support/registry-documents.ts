import type { PolicyDoc } from '#shared/contract/registry-storage.js';
import { COLLECTION } from '#shared/contract/storage.js';
import { DEFAULT_RULES } from '#shared/domain/casework/case-policy.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import { AREAS, DEPARTMENTS } from './registry.js';

/** Puts the corner of Jiangxi into the database as `hcp import` would. */
export async function insertRegistry(db: Db): Promise<void> {
  await db.collection(COLLECTION.areas).insertMany(
    AREAS.map(({ code, name, parent, level, kind }) => ({
      ...{ code, name, level, kind },
      ...(parent === '' ? {} : { parentCode: parent }),
    })),
  );
  await db
    .collection(COLLECTION.departments)
    .insertMany(
      DEPARTMENTS.map(({ code, name, area, line }) => ({ code, name, areaCode: area, line })),
    );
  const entries = (codes: (d: (typeof DEPARTMENTS)[number]) => readonly string[], kind: string) =>
    DEPARTMENTS.flatMap((department) =>
      codes(department).map((code) => ({
        code,
        name: `${kind}${code}`,
        deptCode: department.code,
      })),
    );
  await db.collection(COLLECTION.items).insertMany(entries((d) => d.items, '事项'));
  await db.collection(COLLECTION.points).insertMany(entries((d) => d.points, '窗口'));
  await collectionsOf(db).meta.updateOne(
    { _id: 'registry' },
    { $set: { version: 1 } },
    { upsert: true },
  );
}

/** Puts a source that speaks for some departments. */
export async function insertSource(
  db: Db,
  code: string,
  departments: readonly string[],
): Promise<void> {
  const source = { code, name: `系统${code}`, departments, spaces: [code] };
  await db.collection(COLLECTION.sources).insertOne(source);
}

/** Puts rules that an area has of its own, in force always. */
export async function insertPolicy(db: Db, areaCode: string): Promise<void> {
  const from = '2019-01-01';
  const policy = { areaCode, clock: 'rating', from, rules: DEFAULT_RULES.rating };
  await db
    .collection<PolicyDoc>(COLLECTION.policies)
    .replaceOne({ _id: `${areaCode}|rating|${from}` }, policy as PolicyDoc, { upsert: true });
}
