import { pathsOf, unknownNames } from './known-names.js';
import { bodyReader } from './native-body.js';
import { isFault, recordUnpacker, recordsReader } from './native-records.js';
import type { Place } from './place.js';
import type { KindMap } from './source-map.js';
import { walkPath } from './walk-path.js';

/** How a map and a body miss each other, as its author should know before anybody sends one. */
export interface BodyReview {
  /** Names in the body that the map neither reads nor ignores, as the map would write them. */
  readonly unread: readonly string[];
  /** Paths of the map that lead to nothing in any record. */
  readonly unfound: readonly string[];
}

/** Looks at all records of a body at once; an author would else learn of these one by one. */
export function reviewBody(map: KindMap, bytes: Uint8Array): BodyReview {
  const bodies = bodyReader(map.body)(bytes);
  const records = 'detail' in bodies ? [] : bodies.flatMap(recordsReader(map, []));
  const unpack = recordUnpacker(map);
  const levels = unknownNames(map);
  const unread = new Set<string>();
  const unfound = new Map([...pathsOf(map)].map((path) => [path.text, walkPath(path)]));
  for (const record of records) {
    if (isFault(record)) continue;
    const place: Place = { value: unpack(record.value), above: record.above };
    for (const [text, walk] of unfound) if (isThere(walk(place))) unfound.delete(text);
    let level = levels.length;
    for (let at: Place | undefined = place; at !== undefined; at = at.above) {
      levels[(level -= 1)]?.(at.value, unread);
    }
  }
  return { unread: [...unread], unfound: records.length === 0 ? [] : [...unfound.keys()] };
}

const isThere = (value: unknown): boolean =>
  value !== undefined && !(Array.isArray(value) && value.length === 0);
