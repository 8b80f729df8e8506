import type { ClientSession, Db } from '#shared/mongo/connect.js';
import { withSnapshot } from '#shared/mongo/snapshot.js';
import { publicationCollectionsOf } from './publication-documents.js';

/**
 * Takes away drafts whose makers are gone, then pieces of files that belong to neither a draft nor
 * a publication. The draft goes first, so that nothing can be published whose pieces are going.
 */
export async function sweepDrafts(db: Db, now: Date): Promise<number> {
  const { drafts, pieces } = publicationCollectionsOf(db);
  await drafts.deleteMany({ until: { $lt: now } });
  // At one moment: a draft that becomes a publication meanwhile is seen as one of the two.
  const orphans = await withSnapshot(db, orphansOf);
  if (orphans.length > 0) await pieces.deleteMany({ draft: { $in: orphans } });
  return orphans.length;
}

async function orphansOf(db: Db, session: ClientSession): Promise<string[]> {
  const { publications, drafts, pieces } = publicationCollectionsOf(db);
  const found = await pieces
    .aggregate<{ _id: string }>([{ $group: { _id: '$draft' } }], { session })
    .toArray();
  const kept = new Set<string>();
  for await (const { _id } of drafts.find({}, { session, projection: { _id: 1 } })) kept.add(_id);
  const published = publications.find({}, { session, projection: { draft: 1 } });
  for await (const { draft } of published) kept.add(draft);
  return found.map(({ _id }) => _id).filter((draft) => !kept.has(draft));
}
