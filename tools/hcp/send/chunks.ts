import type { EventKind, FileEvent } from './events-file.js';

/** Events of one kind that go in one request. */
export interface Chunk {
  readonly kind: EventKind;
  readonly events: readonly FileEvent[];
}

/** Groups events by kind in their order, so that a file may mix both. */
export function chunksOf(events: readonly FileEvent[], size: number): Chunk[] {
  const chunks: Chunk[] = [];
  const open = new Map<EventKind, FileEvent[]>();
  for (const event of events) {
    let group = open.get(event.kind);
    if (group === undefined || group.length === size) {
      group = [];
      open.set(event.kind, group);
      chunks.push({ kind: event.kind, events: group });
    }
    group.push(event);
  }
  return chunks;
}

/** The body of a chunk: a JSON array of the events as they stood in the file. */
export const bodyOf = (chunk: Chunk): Buffer<ArrayBuffer> =>
  Buffer.from(`[${chunk.events.map(({ json }) => json).join(',')}]`);
