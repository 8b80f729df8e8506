import type { Manifest } from '#shared/contract/publication.js';
import { hasOpenTables, OPEN_KINDS } from '#shared/domain/suppression/open-tables.js';
import { AppError } from '#shared/errors/app-error.js';
import type { ClientSession, Db } from '#shared/mongo/connect.js';
import { isDuplicate } from '#shared/mongo/duplicate.js';
import { hasOpenFiles } from '../has-open-files.js';
import { manifestText } from '../signing/manifest-text.js';
import {
  publicationCollectionsOf,
  type PublicationCollections,
  type PublicationDoc,
} from './publication-documents.js';
import type { Committed, Newest } from './publication-store.port.js';

/** Each try that fails means that somebody else has published, so that the next number is free. */
const MOST_TRIES = 20;

/** A draft that is to become a publication. */
interface Commit {
  readonly draft: string;
  /** The newest publication that its files were made by. */
  readonly known: number;
  readonly make: (newest: Newest) => Manifest;
}

/**
 * In one transaction: the draft is one no more, and its manifest stands under the next number. Of
 * two at once the later begins again, so that numbers have no gaps and the chain has no fork.
 */
export async function commitDraft(db: Db, commit: Commit): Promise<Committed> {
  const session = db.client.startSession();
  try {
    for (let n = 0; n < MOST_TRIES; n += 1) {
      try {
        return await session.withTransaction(() => attempt(db, session, commit), {
          readConcern: { level: 'snapshot' },
          writeConcern: { w: 'majority' },
        });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    }
    throw new AppError('transaction-timeout', 'others kept taking the next number');
  } finally {
    await session.endSession();
  }
}

async function attempt(
  db: Db,
  session: ClientSession,
  { draft, known, make }: Commit,
): Promise<Committed> {
  const collections = publicationCollectionsOf(db);
  const { publications, drafts } = collections;
  const { deletedCount } = await drafts.deleteOne({ _id: draft }, { session });
  if (deletedCount === 0) return { refused: 'draft-gone' };
  const manifest = make(await newestOf(collections, session));
  const doc = documentOf(manifest, draft);
  const { original, corrects } = doc;
  const same = original === undefined ? { corrects } : { original };
  if ((await publications.findOne(same as Partial<PublicationDoc>, { session })) !== null) {
    await session.abortTransaction();
    return { refused: 'taken' };
  }
  if (await isOvertaken(collections, session, doc, known)) {
    await session.abortTransaction();
    return { refused: 'overtaken' };
  }
  await publications.insertOne(doc, { session });
  return { manifest };
}

/** What one open table withholds another of the same days must not tell: of two at once, neither knows. */
async function isOvertaken(
  { publications }: PublicationCollections,
  session: ClientSession,
  { kind, first, last }: PublicationDoc,
  known: number,
): Promise<boolean> {
  if (!hasOpenTables(kind)) return false;
  const beside = { _id: { $gt: known }, first: { $lte: last }, last: { $gte: first } };
  const filter = { ...beside, kind: { $in: OPEN_KINDS } };
  return (await publications.findOne(filter, { session, projection: { _id: 1 } })) !== null;
}

async function newestOf(
  { publications }: PublicationCollections,
  session: ClientSession,
): Promise<Newest> {
  const found = await publications.findOne({}, { session, sort: { _id: -1 } });
  if (found === null) return null;
  return { manifest: JSON.parse(found.manifest) as Manifest, manifestText: found.manifest };
}

function documentOf(manifest: Manifest, draft: string): PublicationDoc {
  const { number, kind, period, first, last, publishedAt, asOf, corrects } = manifest;
  return {
    ...{ _id: number, kind, period, first, last },
    publishedAt: new Date(publishedAt),
    asOf: asOf === null ? null : new Date(asOf),
    ...(corrects === null ? { original: period } : { corrects: corrects.number }),
    draft,
    isOpen: hasOpenFiles(manifest),
    manifest: manifestText(manifest),
  };
}
