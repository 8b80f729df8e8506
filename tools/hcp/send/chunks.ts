import { LIMITS } from '#shared/contract/topic.js';
import type { EventKind, FileEvent } from './events-file.js';

/** Events of one kind that go in one request. */
export interface Chunk {
  readonly kind: EventKind;
  readonly events: readonly FileEvent[];
}

/** Half of what a body may have: events of ordinary length never come near it. */
const CHUNK_LENGTH = LIMITS.bodyBytes / 2;

/**
 * Groups events by kind in their order, so that a file may mix both. The same events make the same
 * chunks each time.
 */
export function chunksOf(events: readonly FileEvent[], size: number): Chunk[] {
  const chunks: Chunk[] = [];
  const open = new Map<EventKind, { readonly events: FileEvent[]; length: number }>();
  for (const event of events) {
    const { length } = event.json;
    let group = open.get(event.kind);
    if (
      group === undefined ||
      group.events.length === size ||
      group.length + length > CHUNK_LENGTH
    ) {
      group = { events: [], length: 0 };
      open.set(event.kind, group);
      chunks.push({ kind: event.kind, events: group.events });
    }
    group.events.push(event);
    group.length += length;
  }
  return chunks;
}

/** The body of a chunk: a JSON array of the events as they stood in the file. */
export const bodyOf = (chunk: Chunk): Buffer<ArrayBuffer> =>
  Buffer.from(`[${chunk.events.map(({ json }) => json).join(',')}]`);
