import type {
  ExportedCase,
  ExportedRating,
  ExportSelection,
} from '../../exports/export-reader.port.js';

/** A bad rating, and the case that came of it. */
export interface BadRating {
  readonly rating: ExportedRating;
  /** Absent while nobody has opened one. */
  readonly case: ExportedCase | undefined;
}

export interface BadRatingReader {
  /** Bad ratings of a period with what became of each, piece by piece. */
  badRatings(selection: ExportSelection): AsyncIterable<readonly BadRating[]>;
}
