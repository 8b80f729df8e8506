import { compileField } from './compile-field.js';
import { compileRule, type Meets } from './compile-rules.js';
import { unknownNames } from './known-names.js';
import { bodyReader, type BadBody } from './native-body.js';
import {
  faultOf,
  isFault,
  recordsReader,
  unknownField,
  recordUnpacker,
  type NativeFault,
  type NativeRecord,
} from './native-records.js';
import { isNamed, type Place } from './place.js';
import { Refusal } from './plain-text.js';
import type { Constant, FieldRule, KindMap, RecordRule } from './source-map.js';

/** An event in the contract's words, not yet judged. */
export type MappedEvent = Readonly<Record<string, Constant>>;

/** What becomes of one record. */
export type Mapped =
  { readonly event: MappedEvent } | { readonly fault: NativeFault } | { readonly skipped: true };

/** The map of one kind, ready for use. */
export interface CompiledMap {
  /** The records of a request's body, in their order. */
  readonly read: (bytes: Uint8Array) => readonly NativeRecord[] | BadBody;
  /** Never throws, whatever the source sent. */
  readonly apply: (record: NativeRecord) => Mapped;
  /** The source's name of a field of the contract; undefined when the map itself gives it. */
  readonly sourceFieldOf: (field: string) => string | undefined;
}

const SKIPPED: Mapped = { skipped: true };

/** Compiles the map of one kind into functions, so that a record costs no look at the map. */
export function compileMap(map: KindMap): CompiledMap {
  const unknown = unknownNames(map);
  const bodies = bodyReader(map.body);
  const recordsOf = recordsReader(map, unknown);
  const names = new Map(map.fields.map((rule) => [rule.target.field, sourceName(rule)]));
  return {
    read: (bytes) => {
      const found = bodies(bytes);
      return 'detail' in found ? found : found.flatMap(recordsOf);
    },
    apply: applier(map, unknown.at(-1) ?? (() => undefined)),
    sourceFieldOf: (field) => names.get(field),
  };
}

function sourceName({ from }: FieldRule): string | undefined {
  if (from.kind === 'constant') return undefined;
  return from.paths.map(({ text }) => text).join(from.kind === 'join' ? ' + ' : ' | ');
}

/**
 * A level that the map gives where the source's is blank was chosen by nobody: it is distrusted,
 * whether or not the map has a rule that says so.
 */
function silence({
  fields,
  blanks,
}: KindMap): { readonly meets: Meets; readonly set: RecordRule['set'] }[] {
  return fields
    .filter(({ target, blank }) => target.field === LEVEL && blank !== undefined)
    .map((rule) => {
      const chosen = compileField({ ...rule, blank: undefined }, blanks);
      return { meets: (place) => chosen(place) === undefined, set: new Map() };
    });
}

const LEVEL = 'satisfaction';

function applier(map: KindMap, unknownIn: (value: unknown) => string | undefined) {
  const { blanks } = map;
  const unpack = recordUnpacker(map);
  const ready = (rule: RecordRule) => ({ meets: compileRule(rule, blanks), set: rule.set });
  const skip = map.skip.map(ready);
  const distrust = [...map.distrust.map(ready), ...silence(map)];
  const fields = map.fields.map((rule) => ({
    field: rule.target.field,
    required: rule.target.required,
    sourceField: sourceName(rule),
    read: compileField(rule, blanks),
  }));

  return (record: NativeRecord): Mapped => {
    if (isFault(record)) return { fault: record };
    const value = unpack(record.value);
    if (value instanceof Refusal) return { fault: faultOf(value) };
    if (!isNamed(value)) return { fault: { code: 'not-an-object', field: '' } };
    const place: Place = { value, above: record.above };
    for (const { meets } of skip) {
      const held = meets(place);
      if (held instanceof Refusal) return { fault: faultOf(held) };
      if (held) return SKIPPED;
    }
    const event: Record<string, Constant> = {};
    const met = distrusted(place);
    const set = met instanceof Refusal ? undefined : met;
    for (const { field, required, sourceField, read } of fields) {
      const found = set?.has(field) === true ? set.get(field) : read(place);
      if (found instanceof Refusal) return { fault: faultOf(found, field) };
      if (found !== undefined) event[field] = found;
      else if (required) return { fault: { code: 'missing', field, sourceField } };
    }
    // Behind the fields, so that a time is rather refused under the name of the contract.
    if (met instanceof Refusal) return { fault: faultOf(met) };
    if (set !== undefined) {
      for (const [field, given] of set) if (given !== undefined) event[field] = given;
      event['isDefault'] = true;
    }
    const stranger = unknownIn(value);
    return stranger === undefined ? { event } : { fault: unknownField(stranger) };
  };

  /** What the rules that a record met set; undefined when it met none. */
  function distrusted(place: Place): ReadonlyMap<string, Constant> | undefined | Refusal {
    let set: Map<string, Constant> | undefined;
    for (const rule of distrust) {
      const held = rule.meets(place);
      if (held instanceof Refusal) return held;
      if (held) set = new Map([...(set ?? []), ...rule.set]);
    }
    return set;
  }
}
