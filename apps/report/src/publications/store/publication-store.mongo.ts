import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import type { Manifest, Publication, PublicationHead } from '#shared/contract/publication.js';
import {
  PUBLICATION_KINDS,
  type PublicationKind,
} from '#shared/domain/publication/publication-kind.js';
import { hasOpenTables } from '#shared/domain/suppression/open-tables.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Db } from '#shared/mongo/connect.js';
import { commitDraft } from './commit-draft.mongo.js';
import {
  publicationCollectionsOf,
  type PublicationCollections,
  type PublicationDoc,
} from './publication-documents.js';
import type { Committed, Newest, PublicationStore } from './publication-store.port.js';
import { sweepDrafts } from './sweep-drafts.mongo.js';

/** Storing a file takes far less; a killed maker's draft is swept after it. */
const DRAFT_MS = 60_000;
const PIECE_BYTES = 512 * 1024;

/** Just after `/`, which no name of a file contains. */
const AFTER_SLASH = '0';

/** Publications in MongoDB. There is nothing here that changes or deletes one. */
export class MongoPublicationStore implements PublicationStore {
  private readonly collections: PublicationCollections;

  constructor(private readonly db: Db) {
    this.collections = publicationCollectionsOf(db);
  }

  async list(): Promise<PublicationHead[]> {
    const found = await this.collections.publications
      .find({}, { projection: { manifest: 0 } })
      .sort({ _id: -1 })
      .toArray();
    const correctedBy = new Map(found.map(({ _id, corrects }) => [corrects, _id]));
    return found.map(({ _id, kind, period, first, last, publishedAt, asOf, corrects, isOpen }) => ({
      ...{ number: _id, kind, period, first, last, isOpen: isOpen ?? hasOpenTables(kind) },
      publishedAt: publishedAt.toISOString(),
      asOf: asOf?.toISOString() ?? null,
      corrects: corrects ?? null,
      correctedBy: correctedBy.get(_id) ?? null,
    }));
  }

  byNumber(number: number): Promise<Publication | null> {
    return this.one({ _id: number }, { _id: 1 });
  }

  latest(kind: PublicationKind): Promise<Publication | null> {
    return this.one({ kind }, { first: -1, _id: -1 });
  }

  standing(period: string): Promise<Publication | null> {
    return this.one({ period }, { _id: -1 });
  }

  newestUntil(moment: Date): Promise<Publication | null> {
    return this.one({ publishedAt: { $lte: moment } }, { publishedAt: -1 });
  }

  async overlapping(first: string, last: string): Promise<Publication[]> {
    const found = await this.collections.publications
      .find({ first: { $lte: last }, last: { $gte: first } })
      .sort({ _id: 1 })
      .toArray();
    return Promise.all(found.map((doc) => this.publicationOf(doc)));
  }

  async countByKind(): Promise<ReadonlyMap<PublicationKind, number>> {
    const counts = new Map<PublicationKind, number>();
    for (const kind of PUBLICATION_KINDS) {
      counts.set(kind, await this.collections.publications.countDocuments({ kind }));
    }
    return counts;
  }

  async file(number: number, name: string): Promise<Buffer | null> {
    const { publications, pieces } = this.collections;
    const found = await publications.findOne({ _id: number }, { projection: { draft: 1 } });
    if (found === null) return null;
    const path = `${found.draft}/${name}`;
    const parts = await pieces
      .find({ _id: { $gte: `${path}/`, $lt: path + AFTER_SLASH } })
      .sort({ _id: 1 })
      .toArray();
    return parts.length === 0 ? null : Buffer.concat(parts.map(({ data }) => data.value()));
  }

  async begin(period: string): Promise<string> {
    const draft = randomUUID();
    const until = new Date(Date.now() + DRAFT_MS);
    await this.collections.drafts.insertOne({ _id: draft, period, until });
    return draft;
  }

  async put(draft: string, name: string, bytes: Buffer): Promise<void> {
    const { drafts, pieces } = this.collections;
    const until = new Date(Date.now() + DRAFT_MS);
    const { matchedCount } = await drafts.updateOne({ _id: draft }, { $set: { until } });
    if (matchedCount === 0) {
      throw new AppError('refused-by-database', 'the draft of a publication was swept away');
    }
    // An empty file has a piece, too: else it would not be there.
    for (let n = 0; n === 0 || n * PIECE_BYTES < bytes.length; n += 1) {
      const piece = bytes.subarray(n * PIECE_BYTES, (n + 1) * PIECE_BYTES);
      await pieces.insertOne({
        _id: `${draft}/${name}/${String(n).padStart(4, '0')}`,
        draft,
        data: new mongoose.mongo.Binary(piece),
      });
    }
  }

  commit(draft: string, known: number, make: (newest: Newest) => Manifest): Promise<Committed> {
    return commitDraft(this.db, { draft, known, make });
  }

  sweep(now: Date): Promise<number> {
    return sweepDrafts(this.db, now);
  }

  private async one(
    filter: mongoose.mongo.Filter<PublicationDoc>,
    sort: Record<string, 1 | -1>,
  ): Promise<Publication | null> {
    const found = await this.collections.publications.findOne(filter, { sort });
    return found === null ? null : this.publicationOf(found);
  }

  private async publicationOf({ _id, manifest }: PublicationDoc): Promise<Publication> {
    const correction = await this.collections.publications.findOne(
      { corrects: _id },
      { projection: { _id: 1 } },
    );
    return {
      manifest: JSON.parse(manifest) as Manifest,
      manifestText: manifest,
      correctedBy: correction?._id ?? null,
    };
  }
}
