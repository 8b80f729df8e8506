/** A case that changed, as the stream tells it. */
export interface LiveCase {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
}

/** The data of an event; undefined when it is not an object in JSON. */
export function readLive(data: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined; // a line of something that stands between
  }
}

/** A case that changed; undefined when the data says nothing of one. */
export function readLiveCase(data: unknown): LiveCase | undefined {
  const { id, revision, state } = readLive(data) ?? {};
  return typeof id === 'string' && typeof revision === 'number' && typeof state === 'string'
    ? { id, revision, state }
    : undefined;
}

/** What became known of a list since it was read. */
export interface Freshness {
  /** Ids of shown rows that are not any more as they are shown. */
  readonly changed: ReadonlySet<string>;
  /** Ids of other cases that changed; some of them may now belong to the list. */
  readonly others: ReadonlySet<string>;
}

export const NOTHING_FRESH: Freshness = { changed: new Set(), others: new Set() };

/** Takes note of a change; one that the shown rows already have is no news. */
export function noted(
  { changed, others }: Freshness,
  rows: readonly { readonly id: string; readonly revision: number }[],
  { id, revision }: LiveCase,
): Freshness {
  const shown = rows.find((row) => row.id === id);
  if (shown === undefined) return { changed, others: new Set([...others, id]) };
  if (shown.revision >= revision) return { changed, others };
  return { changed: new Set([...changed, id]), others };
}

/** How many changes the reader has not seen. */
export const countOf = ({ changed, others }: Freshness): number => changed.size + others.size;
