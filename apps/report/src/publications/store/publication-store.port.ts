import type { Manifest, Publication } from '#shared/contract/publication.js';
import type { PublicationKind } from '#shared/domain/publication/publication-kind.js';
import type { PublishedReading } from '../published.reading.js';

/** The publication before a new one: what its number and its chain follow from. */
export type Newest = Pick<Publication, 'manifest' | 'manifestText'> | null;

/** What became of a draft: published, or why not. */
export type Committed =
  | { readonly manifest: Manifest }
  /** Somebody else published the period, or corrected that number, first. */
  | { readonly refused: 'taken' }
  /** Somebody else published an open period that shares a day with it, which it does not know. */
  | { readonly refused: 'overtaken' }
  /** It took so long that the draft was swept away. */
  | { readonly refused: 'draft-gone' };

/**
 * Publications in the database: files first, under a draft of their own, then manifest and number
 * at once. Whoever is killed in between leaves the old state and a draft, which is swept away.
 */
export interface PublicationStore extends PublishedReading {
  /** The publication that stands for a period now. */
  standing(period: string): Promise<Publication | null>;
  /** The newest publication that was published up to a moment, whatever its period. */
  newestUntil(moment: Date): Promise<Publication | null>;
  /** Publications that have a day in common with these, in the order of their numbers. */
  overlapping(first: string, last: string): Promise<readonly Publication[]>;
  countByKind(): Promise<ReadonlyMap<PublicationKind, number>>;
  /** Begins a draft and answers its id. */
  begin(period: string): Promise<string>;
  /** Stores a file of a draft; throws when the draft is gone. */
  put(draft: string, name: string, bytes: Buffer): Promise<void>;
  /**
   * Publishes a draft under the next number; `make` may be asked more than once. Its files are made
   * by what was published up to the number `known`, 0 if nothing was.
   */
  commit(draft: string, known: number, make: (newest: Newest) => Manifest): Promise<Committed>;
  /** Takes away what lies about of drafts whose makers are gone; answers of how many. */
  sweep(now: Date): Promise<number>;
}
