import { unknownNames } from './known-names.js';
import { bodyReader } from './native-body.js';
import { isFault, recordUnpacker, recordsReader } from './native-records.js';
import type { Place } from './place.js';
import type { KindMap } from './source-map.js';

/**
 * Every name in a body that a map neither reads nor ignores, as the map would write it: for the
 * author of a map, who else would learn of them one by one.
 */
export function unknownInBody(map: KindMap, bytes: Uint8Array): readonly string[] {
  const bodies = bodyReader(map.body)(bytes);
  if ('detail' in bodies) return [];
  const unpack = recordUnpacker(map);
  const levels = unknownNames(map);
  const all = new Set<string>();
  for (const record of bodies.flatMap(recordsReader(map, []))) {
    if (isFault(record)) continue;
    levels.at(-1)?.(unpack(record.value), all);
    let place: Place | undefined = record.above;
    for (let level = levels.length - 2; place !== undefined; level -= 1) {
      levels[level]?.(place.value, all);
      place = place.above;
    }
  }
  return [...all];
}
