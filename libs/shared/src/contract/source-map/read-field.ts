import { readConstant } from './constant.js';
import type { Located, LocatedEntry } from './located.js';
import type { Entries, MapReader } from './map-reader.js';
import { parsePath, type Path } from './path.js';
import type { Constant, FieldRule, ValueFrom } from './source-map.js';
import type { Target } from './target.js';
import { parseTimeFormat, type TimeFormat } from './time-format.js';

const ORIGINS = ['path', 'first', 'join', 'constant'] as const;
const STEPS = ['with', 'split', 'match', 'table', 'time', 'blank'] as const;
const NOTHING: FieldRule['from'] = { kind: 'constant', value: undefined };

export function readPath(reader: MapReader, node: Located, what: string): Path | null {
  const text = reader.text(node, what);
  return text === null ? null : pathOf(reader, node.line, text);
}

export function pathOf(reader: MapReader, line: number, text: string): Path | null {
  const path = parsePath(text);
  if ('rule' in path) return reader.refuse(line, path.rule);
  return typeof path.from === 'number' && path.from > reader.levels
    ? reader.refuse(
        line,
        `${text} goes up ${path.from}, but ${reader.levels} levels enclose a record`,
      )
    : path;
}

export function readTimes(reader: MapReader, entry: LocatedEntry | undefined): TimeFormat[] {
  return reader.many(entry, (node) => {
    const text = reader.text(node, 'a format of times');
    if (text === null) return null;
    const format = parseTimeFormat(text);
    return 'rule' in format ? reader.refuse(node.line, format.rule) : format;
  });
}

/** Reads the rule of one field: a path alone, or where it comes from and what is done to it. */
export function readField(
  reader: MapReader,
  entry: LocatedEntry,
  target: Target,
  times: readonly TimeFormat[],
): FieldRule {
  const { value: node, line } = entry;
  const rule = { target, split: null, match: null, table: null, blank: undefined };
  if (node.kind === 'text') {
    const path = readPath(reader, node, entry.key);
    const from: ValueFrom = path === null ? NOTHING : { kind: 'first', paths: [path] };
    return timed(reader, line, { ...rule, from, times });
  }
  const names = reader.entries(node, entry.key, [...ORIGINS, ...STEPS]);
  if (names === null) return { ...rule, from: NOTHING, times };
  return timed(reader, line, {
    target,
    from: readOrigin(reader, entry, names, target),
    split: readSplit(reader, names.get('split'), target),
    match: readMatch(reader, names.get('match')),
    table: readTable(reader, names.get('table'), target),
    times: names.has('time') ? readTimes(reader, timesEntry(reader, names, target)) : times,
    blank: readBlank(reader, names.get('blank'), target),
  });
}

/** A field that is a time needs a format, of its own or of the whole map. */
function timed(reader: MapReader, line: number, rule: FieldRule): FieldRule {
  const { target, from, times } = rule;
  if (target.kind === 'time' && from.kind !== 'constant' && times.length === 0) {
    reader.refuse(line, `${target.field} needs a format: time here, or times for the whole map`);
  }
  return rule;
}

function timesEntry(reader: MapReader, names: Entries, { field, kind }: Target) {
  const entry = names.get('time');
  if (entry !== undefined && kind !== 'time') {
    reader.refuse(entry.line, `${field} is no time`);
    return undefined;
  }
  return entry;
}

function readOrigin(
  reader: MapReader,
  { key, line }: LocatedEntry,
  names: Entries,
  target: Target,
): ValueFrom {
  const [origin, ...more] = ORIGINS.flatMap((name) => names.get(name) ?? []);
  if (origin === undefined || more.length > 0) {
    reader.refuse(more[0]?.line ?? line, `${key} needs exactly one of ${ORIGINS.join(', ')}`);
    return NOTHING;
  }
  if (origin.key === 'constant') return readConstantOrigin(reader, origin, names, target);
  const joint = names.get('with');
  if (joint !== undefined && origin.key !== 'join') {
    reader.refuse(joint.line, 'with belongs to join');
  } else if (joint !== undefined && target.kind === 'list') {
    reader.refuse(joint.line, `${target.field} is a list: its parts are not joined with anything`);
  }
  if (origin.key === 'path' && origin.value.kind === 'list') {
    reader.refuse(origin.line, 'path is one path; the first of several that is not blank: first');
  }
  const paths = reader.many(origin, (node) => readPath(reader, node, origin.key));
  if (origin.key !== 'join') return { kind: 'first', paths };
  return {
    kind: 'join',
    paths,
    joint: joint === undefined ? '' : (reader.text(joint.value, 'with') ?? ''),
  };
}

function readConstantOrigin(
  reader: MapReader,
  origin: LocatedEntry,
  names: Entries,
  target: Target,
): ValueFrom {
  for (const step of STEPS) {
    const useless = names.get(step);
    if (useless !== undefined) reader.refuse(useless.line, `a constant takes no ${step}`);
  }
  return { kind: 'constant', value: readConstant(reader, origin.value, target) };
}

function readSplit(reader: MapReader, entry: LocatedEntry | undefined, { field, kind }: Target) {
  if (entry === undefined) return null;
  if (kind !== 'list') return reader.refuse(entry.line, `${field} is no list: it is not split`);
  const signs = reader.text(entry.value, 'split');
  return signs === '' ? reader.refuse(entry.line, 'split needs a sign such as , or |') : signs;
}

function readMatch(reader: MapReader, entry: LocatedEntry | undefined): RegExp | null {
  if (entry === undefined) return null;
  const pattern = reader.text(entry.value, 'match');
  if (pattern === null) return null;
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return reader.refuse(entry.value.line, 'match is no regular expression');
  }
}

function readTable(reader: MapReader, entry: LocatedEntry | undefined, target: Target) {
  if (entry === undefined) return null;
  if (target.kind === 'time') {
    return reader.refuse(entry.line, `${target.field} is a time: it has formats and no table`);
  }
  const rows = reader.table(entry.value, 'table');
  const item: Target = target.kind === 'list' ? listItem(target) : target;
  for (const { key, line } of rows?.entries ?? []) {
    if (key === '' || key !== key.trim()) {
      reader.refuse(
        line,
        'a text is looked up without space around it, and a blank one never: see blank',
      );
    }
  }
  return (
    rows && new Map(rows.entries.map(({ key, value }) => [key, readConstant(reader, value, item)]))
  );
}

/** One item of a list, which a table may leave out. */
const listItem = ({ field, fits }: Target): Target => ({
  field,
  kind: 'text',
  required: false,
  fits: (value) => fits([value]),
});

function readBlank(reader: MapReader, entry: LocatedEntry | undefined, target: Target): Constant {
  // The rating may be somebody's: unlike a blank level of its own, this one cannot make it a default.
  if (entry !== undefined && target.field === 'handlerSatisfaction') {
    reader.refuse(
      entry.line,
      `${target.field} takes no blank: a level that nobody chose is left out`,
    );
  }
  return entry === undefined ? undefined : readConstant(reader, entry.value, target);
}
