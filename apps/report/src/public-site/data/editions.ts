import type { PublicationHead } from '#shared/contract/publication.js';
import type { PublicationKind } from '#shared/domain/publication/publication-kind.js';

/** What a reader sees who asks for nothing: the latest month, and where there is none the rest. */
const FIRST_KINDS: readonly PublicationKind[] = ['month', 'quarter', 'year'];

/** The publication that stands for the latest period; undefined while there is none to be shown. */
export function latestEdition(heads: readonly PublicationHead[]): PublicationHead | undefined {
  for (const kind of FIRST_KINDS) {
    const found = standing(heads, kind).at(-1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A publication that has open numbers; undefined where there is no such number. */
export const askedEdition = (
  heads: readonly PublicationHead[],
  number: number,
): PublicationHead | undefined => heads.find((head) => head.number === number && head.isOpen);

/** The publications of the same kind up to an edition, in the order of their periods. */
export function trendEditions(
  heads: readonly PublicationHead[],
  edition: PublicationHead,
  most: number,
): PublicationHead[] {
  const before = standing(heads, edition.kind).filter(({ first }) => first < edition.first);
  return [...before, edition].slice(-most);
}

/** Publications of a kind with open files that no other corrects, in the order of their periods. */
const standing = (heads: readonly PublicationHead[], kind: PublicationKind): PublicationHead[] =>
  heads
    .filter((head) => head.kind === kind && head.isOpen && head.correctedBy === null)
    .sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : a.number - b.number));
