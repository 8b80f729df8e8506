import type { mongo } from 'mongoose';
import { COLLECTION } from '#shared/contract/storage.js';
import type { PublicationKind } from '#shared/domain/publication/publication-kind.js';
import type { Db } from '#shared/mongo/connect.js';

/** `publications`, `_id` = its number: inserted once, and never changed or deleted. */
export interface PublicationDoc {
  readonly _id: number;
  readonly kind: PublicationKind;
  readonly period: string;
  readonly first: string;
  readonly last: string;
  readonly publishedAt: Date;
  readonly asOf: Date | null;
  /** The period again, if this is its first publication: unique, so that there is one. */
  readonly original?: string;
  /** The number that it stands in for: unique, so that corrections follow one another. */
  readonly corrects?: number;
  /** Under which its files lie. */
  readonly draft: string;
  /** Whether it has open files; older ones do not say, and are told by their kind. */
  readonly isOpen?: boolean;
  /** The canonical JSON of the manifest. */
  readonly manifest: string;
}

/** `publication_drafts`: files that are being stored for a publication that is not one yet. */
export interface DraftDoc {
  readonly _id: string;
  readonly period: string;
  /** Whoever stores them is believed to live until then. */
  readonly until: Date;
}

/** `publication_files`, `_id` = `<draft>/<name>/<0000>`: a piece of a file. */
export interface FilePieceDoc {
  readonly _id: string;
  readonly draft: string;
  readonly data: mongo.Binary;
}

export interface PublicationCollections {
  readonly publications: mongo.Collection<PublicationDoc>;
  readonly drafts: mongo.Collection<DraftDoc>;
  readonly pieces: mongo.Collection<FilePieceDoc>;
}

export const publicationCollectionsOf = (db: Db): PublicationCollections => ({
  publications: db.collection(COLLECTION.publications),
  drafts: db.collection(COLLECTION.publicationDrafts),
  pieces: db.collection(COLLECTION.publicationFiles),
});

/** Makes the collections and their indexes where they are missing. */
export async function ensurePublications(db: Db): Promise<void> {
  const { publications, drafts, pieces } = publicationCollectionsOf(db);
  await publications.createIndex({ original: 1 }, { unique: true, sparse: true }, {});
  await publications.createIndex({ corrects: 1 }, { unique: true, sparse: true }, {});
  await publications.createIndex({ kind: 1, first: 1 }, {}, {});
  await publications.createIndex({ publishedAt: 1 }, {}, {});
  await drafts.createIndex({ until: 1 }, {}, {});
  await pieces.createIndex({ draft: 1 }, {}, {});
}
