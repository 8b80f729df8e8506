import type { Fault } from '../rejection.js';
import type { FindUnknown } from './known-names.js';
import { parseJson } from './native-body.js';
import type { Path, Step } from './path.js';
import { isNamed, itemsOf, valueOf, type Place } from './place.js';
import { Refusal } from './plain-text.js';
import type { KindMap, Stage } from './source-map.js';

/** A fault, and by which name the source knows the field at fault; none when the map made it. */
export interface NativeFault extends Fault {
  readonly sourceField?: string | undefined;
}

/** A record as a source sent it, or why there is none to read. */
export type NativeRecord = Place | NativeFault;

export const isFault = (record: NativeRecord): record is NativeFault => 'code' in record;

/** Compiles the way from one body to its records. */
export function recordsReader(
  { body, records }: KindMap,
  unknown: readonly FindUnknown[],
): (body: unknown) => readonly NativeRecord[] {
  const unpack = unpacker(body.unpack);
  return (value) => {
    const unpacked = unpack(value);
    if (unpacked instanceof Refusal) return [faultOf(unpacked)];
    return below({ value: unpacked, above: undefined }, records, 0, unknown);
  };
}

function below(
  place: Place,
  stages: readonly Stage[],
  level: number,
  unknown: readonly FindUnknown[],
): readonly NativeRecord[] {
  const stage = stages[level];
  if (stage === undefined) return [place];
  const stranger = unknown[level]?.(place.value);
  if (stranger !== undefined) return [unknownField(stranger)];
  const found = stage.key === undefined ? place.value : valueOf(place.value, stage.key);
  if (found === undefined || found === null) {
    // An item of a list may have nothing in it; a body without the list is not what the map means.
    const inList = stages.slice(0, level).some(({ each }) => each);
    return inList ? [] : [{ code: 'missing', field: '', sourceField: stage.text }];
  }
  const values = stage.each ? itemsOf(found) : [found];
  return values.flatMap((value) => below({ value, above: place }, stages, level + 1, unknown));
}

export const faultOf = ({ code, sourceField }: Refusal, field = ''): NativeFault => ({
  code,
  field,
  sourceField,
});

/** A sender's own field name may be anything: what is answered and logged is short and printable. */
export function unknownField(name: string): NativeFault {
  const printable = name.replace(/[^\p{L}\p{N}_.$^\\[\]=-]/gu, '?').slice(0, 64);
  return { code: 'unknown-field', field: '', sourceField: printable };
}

/** Compiles the unpacking of JSON within JSON; what is blank or no text stays as it is. */
function unpacker(paths: readonly Path[]): (value: unknown) => unknown {
  return (value) => {
    let unpacked = value;
    for (const { text, steps } of paths) {
      unpacked = withUnpacked(unpacked, steps, text);
      if (unpacked instanceof Refusal) return unpacked;
    }
    return unpacked;
  };
}

/** Compiles how a record is looked at: a row has its places for names, 0, 1, 2 …, then as above. */
export function recordUnpacker(map: KindMap): (value: unknown) => unknown {
  const unpack = unpacker(map.unpack);
  return (value) => unpack(Array.isArray(value) ? Object.fromEntries(value.entries()) : value);
}

function withUnpacked(value: unknown, [step, ...rest]: readonly Step[], name: string): unknown {
  if (step === undefined) {
    if (typeof value !== 'string' || value.trim() === '') return value;
    const parsed = parseJson(value);
    return parsed === undefined ? new Refusal('bad-format', name) : parsed;
  }
  if (step.kind !== 'key' || !isNamed(value)) return value;
  const inner = withUnpacked(valueOf(value, step.key), rest, name);
  if (inner instanceof Refusal || inner === undefined) return inner ?? value;
  return { ...value, [step.key]: inner };
}
