import type { CompiledMap } from '#shared/contract/source-map/compile-map.js';
import type { NativeRecord } from '#shared/contract/source-map/native-records.js';
import type { MappedKind } from '#shared/contract/source-map/target.js';
import { LIMITS } from '#shared/contract/topic.js';
import type { Problem } from '../source-api/problem.js';
import type { SourceMaps } from './source-maps.port.js';

/** A record in a source's own format, and the map that was in force when it came. */
export interface NativeEvent {
  readonly record: NativeRecord;
  readonly map: CompiledMap;
}

/** The records of a body, as the source's map finds them; none is mapped or judged yet. */
export function readNative(
  maps: SourceMaps,
  kind: MappedKind,
  source: string,
  body: Buffer,
): readonly NativeEvent[] | Problem {
  const map = maps.of(source, kind);
  if (map === 'none') return { code: 'no-map', detail: `no map of ${source} speaks of this` };
  if (map === 'refused') {
    const detail = `the map of ${source} has faults, and there was no good one before it`;
    return { code: 'unavailable', detail, retryAfterSeconds: 60 };
  }
  const records = map.read(body);
  if ('detail' in records) return { code: 'malformed', detail: records.detail };
  if (records.length === 0) return { code: 'empty' };
  if (records.length > LIMITS.ndjsonLines) {
    return { code: 'too-many', detail: `at most ${LIMITS.ndjsonLines} records` };
  }
  return records.map((record) => ({ record, map }));
}
