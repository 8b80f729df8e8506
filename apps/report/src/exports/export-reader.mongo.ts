import type { Db } from '#shared/mongo/connect.js';
import { caseRows } from './case-rows.mongo.js';
import type {
  ExportedCase,
  ExportedRating,
  ExportReader,
  ExportSelection,
} from './export-reader.port.js';
import { streamMoments } from './moments.mongo.js';
import { ratingRows } from './rating-rows.mongo.js';
import { readAhead } from './read-ahead.js';

/** Rows read at once: of a thousand so much garbage is left behind that memory grows five times as far. */
const PIECE = 250;

/** Reads the rows of an export; each moment is let go before the database lets go of it. */
export class MongoExportReader implements ExportReader {
  /** `piece` in rows, `momentMs` in milliseconds: tests take less. */
  constructor(
    private readonly db: Db,
    private readonly piece = PIECE,
    private readonly momentMs?: number,
  ) {}

  cases(selection: ExportSelection): AsyncIterable<readonly ExportedCase[]> {
    return readAhead(streamMoments(this.db, caseRows(selection, this.piece), this.momentMs));
  }

  ratings(selection: ExportSelection): AsyncIterable<readonly ExportedRating[]> {
    return readAhead(streamMoments(this.db, ratingRows(selection, this.piece), this.momentMs));
  }
}
