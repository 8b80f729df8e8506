import type { Located, LocatedEntry, MapFault } from './located.js';
import { MapReader, type Entries } from './map-reader.js';
import type { Path } from './path.js';
import { readField, readPath, readTimes } from './read-field.js';
import { noSuchField, readRules } from './read-rules.js';
import {
  ENCODINGS,
  FORMS,
  type BodyForm,
  type FieldRule,
  type KindMap,
  type SourceMap,
  type Stage,
} from './source-map.js';
import { TARGETS, type MappedKind, type Target } from './target.js';
import type { TimeFormat } from './time-format.js';

const TOP = ['name', 'body', 'times', 'blanks', 'ratings', 'services'] as const;
const SECTION = [
  'body',
  'times',
  'blanks',
  'records',
  'unpack',
  'fields',
  'ignore',
  'skip',
] as const;
const SECTIONS = { ratings: 'rating', services: 'service' } as const;

/** Reads what a map file says; either the map, or everything that is wrong with it. */
export function readSourceMap(root: Located): SourceMap | readonly MapFault[] {
  const reader = new MapReader();
  const top = reader.entries(root, 'a map', TOP);
  if (top === null) return reader.faults;
  const map: Partial<Record<MappedKind, KindMap>> = {};
  for (const [name, kind] of Object.entries(SECTIONS)) {
    const section = top.get(name);
    if (section !== undefined) map[kind] = readKind(reader, section, kind, top);
  }
  if (Object.keys(map).length === 0 && reader.faults.length === 0) {
    reader.refuse(root.line, 'a map needs ratings or services');
  }
  return reader.faults.length === 0 ? map : reader.faults;
}

function readKind(file: MapReader, section: LocatedEntry, kind: MappedKind, top: Entries): KindMap {
  const names = kind === 'rating' ? [...SECTION, 'distrust'] : SECTION;
  const own = file.entries(section.value, section.key, names) ?? new Map<string, LocatedEntry>();
  // What a section does not say for itself, the whole map says.
  const said = (name: string) => own.get(name) ?? top.get(name);
  const records = readRecords(file, own.get('records'));
  const reader = file.at(records.length);
  const times = readTimes(reader, said('times'));
  const targets = TARGETS[kind];
  const paths = (name: string) => readPaths(reader, own.get(name));
  return {
    kind,
    body: readBody(reader, said('body')),
    records,
    unpack: onlyNames(reader, own.get('unpack'), paths('unpack')),
    blanks: new Set(reader.texts(said('blanks'))),
    fields: readFields(reader, own.get('fields') ?? section, targets, times),
    ignore: paths('ignore'),
    skip: readRules(reader, own.get('skip'), { targets, times }),
    distrust: readRules(reader, own.get('distrust'), { targets, times }),
  };
}

function readFields(
  reader: MapReader,
  entry: LocatedEntry,
  targets: ReadonlyMap<string, Target>,
  times: readonly TimeFormat[],
): FieldRule[] {
  if (entry.key !== 'fields') {
    reader.refuse(entry.line, `${entry.key} needs fields`);
    return [];
  }
  const given = new Map<string, LocatedEntry>();
  for (const field of reader.table(entry.value, 'fields')?.entries ?? []) {
    if (targets.has(field.key)) given.set(field.key, field);
    else reader.refuse(field.line, noSuchField(field.key, targets));
  }
  const rules: FieldRule[] = [];
  for (const [field, target] of targets) {
    const rule = given.get(field);
    if (rule !== undefined) rules.push(readField(reader, rule, target, times));
    else if (target.required) {
      reader.refuse(entry.line, `${field} is required: say where it comes from`);
    }
  }
  return rules;
}

function readBody(reader: MapReader, entry: LocatedEntry | undefined): BodyForm {
  const names =
    entry === undefined
      ? undefined
      : reader.entries(entry.value, 'body', ['encoding', 'form', 'unpack']);
  const unpack = names?.get('unpack');
  return {
    encoding: reader.word(names?.get('encoding'), ENCODINGS),
    form: reader.word(names?.get('form'), FORMS),
    unpack: onlyNames(reader, unpack, readPaths(reader, unpack)),
  };
}

const readPaths = (reader: MapReader, entry: LocatedEntry | undefined): Path[] =>
  reader.many(entry, (node) => readPath(reader, node, entry?.key ?? ''));

/** What is unpacked lies under names, since it is put back where it was. */
function onlyNames(
  reader: MapReader,
  entry: LocatedEntry | undefined,
  paths: readonly Path[],
): readonly Path[] {
  for (const { text, from, steps } of paths) {
    if (from !== 0 || steps.some(({ kind }) => kind !== 'key')) {
      reader.refuse(entry?.line ?? 0, `${text}: unpack takes names only, such as a.b`);
    }
  }
  return paths;
}

/** The way to the records, a level for every name. */
function readRecords(reader: MapReader, entry: LocatedEntry | undefined): Stage[] {
  if (entry === undefined) return [];
  const { text = '', steps = [] } = readPath(reader.at(0), entry.value, 'records') ?? {};
  const stages: Stage[] = [];
  for (const [i, step] of steps.entries()) {
    const each = steps[i + 1]?.kind === 'each';
    const isOpen = step.kind === 'each' && steps[i - 1]?.kind !== 'key';
    if (step.kind === 'key') stages.push({ text, key: step.key, each });
    else if (isOpen) stages.push({ text, key: undefined, each: true });
    else if (step.kind !== 'each') {
      reader.refuse(entry.line, 'records takes names and [], such as data.list[]');
    }
  }
  return stages;
}
