import type { Collections } from '#shared/mongo/collections.js';
import type { ClientSession } from '#shared/mongo/connect.js';

const NONE: ReadonlySet<string> = new Set();

/** Keys of ratings in the order of the database, which is that of their bytes. */
const isBehind = (a: string, b: string): boolean =>
  Buffer.compare(Buffer.from(a), Buffer.from(b)) > 0;

/** Which ratings are left out, for pieces that come in order of key. Decisions are rare. */
export class ExcludedRatings {
  /** No decision lies before this key of those that are not yet looked at; null: none at all. */
  #next: string | null | undefined;

  constructor(
    private readonly decisions: Collections['decisions'],
    private readonly session: ClientSession,
  ) {}

  /** Those whose highest decision leaves them out, of the ratings from one key to another. */
  async between(first: string, last: string): Promise<ReadonlySet<string>> {
    if (this.#next === null || (this.#next !== undefined && isBehind(this.#next, last))) {
      return NONE;
    }
    const { decisions, session } = this;
    const excluded = new Set<string>();
    const found = decisions
      .find({ ratingKey: { $gte: first, $lte: last } }, { session })
      .project<{ ratingKey: string; action: string }>({ _id: 0, ratingKey: 1, action: 1 })
      .sort({ ratingKey: 1, seq: 1 });
    for await (const { ratingKey, action } of found) {
      if (action === 'exclude') excluded.add(ratingKey);
      else excluded.delete(ratingKey);
    }
    const next = await decisions.findOne(
      { ratingKey: { $gt: last } },
      { session, projection: { ratingKey: 1 }, sort: { ratingKey: 1 } },
    );
    this.#next = next?.ratingKey ?? null;
    return excluded;
  }
}
