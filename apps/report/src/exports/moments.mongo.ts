import type { ClientSession, Db } from '#shared/mongo/connect.js';
import { streamSnapshot } from '#shared/mongo/snapshot.js';

/** MongoDB keeps a moment for five minutes: so long one is read, and then a later one. */
const MOMENT_MS = 4 * 60_000;

/** How rows are read in an order in which one can go on. */
export interface OrderedRead<Row, Place> {
  /** Rows behind the place, piece by piece; without one, from the beginning. */
  readonly read: (
    db: Db,
    session: ClientSession,
    after: Place | undefined,
  ) => AsyncIterable<readonly Row[]>;
  /** Where a piece ended. */
  readonly placeOf: (rows: readonly Row[], before: Place | undefined) => Place;
}

/**
 * Reads any number of rows, however slowly they are taken: at one moment while it lasts, and from
 * the last row on at a later one. No row comes twice, and none that was there all the time is left
 * out.
 */
export async function* streamMoments<Row, Place>(
  db: Db,
  { read, placeOf }: OrderedRead<Row, Place>,
  momentMs = MOMENT_MS,
): AsyncGenerator<readonly Row[]> {
  let after: Place | undefined;
  for (let isOver = false; !isOver;) {
    const began = performance.now();
    const from = after;
    isOver = true;
    for await (const rows of streamSnapshot(db, (at, session) => read(at, session, from))) {
      yield rows;
      after = placeOf(rows, after);
      // The taker may have left it lying: asked for only now, the next piece would be refused.
      if (performance.now() - began >= momentMs) {
        isOver = false;
        break;
      }
    }
  }
}
