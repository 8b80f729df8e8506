import { booleanOf, integerOf } from './constant.js';
import type { Path } from './path.js';
import { itemsOf, type Place } from './place.js';
import { Refusal, textReader } from './plain-text.js';
import type { Constant, FieldRule } from './source-map.js';
import type { TimeFormat } from './time-format.js';
import { walkPath } from './walk-path.js';

type Listed = Exclude<FieldRule['from'], { readonly kind: 'constant' }>;

/** The field's value for the contract; undefined when the source says nothing. */
export type FieldReader = (place: Place) => Constant | Refusal;
type Texts = ReturnType<typeof textReader>;
/** A text of the source on its way to a value, or why it is none. */
type Turn = (text: string, sourceField: string) => Constant | Refusal;

/** Compiles the rule of one field. */
export function compileField(rule: FieldRule, blanks: ReadonlySet<string>): FieldReader {
  const { from, blank, target } = rule;
  if (from.kind === 'constant') return () => from.value;
  const texts = textReader(blanks);
  const turn = turnOf(rule);
  const read =
    target.kind === 'list'
      ? listOf(from, texts, turn, rule.split)
      : from.kind === 'join'
        ? joined(from.paths, from.joint, texts, turn)
        : firstOf(from.paths, texts, turn);
  return blank === undefined ? read : (place) => read(place) ?? blank;
}

interface Spot {
  readonly text: string;
  readonly walk: (place: Place) => unknown;
}

const spotsOf = (paths: readonly Path[]): Spot[] =>
  paths.map((path) => ({ text: path.text, walk: walkPath(path) }));

function firstOf(paths: readonly Path[], texts: Texts, turn: Turn): FieldReader {
  const spots = spotsOf(paths);
  return (place) => {
    for (const { text: name, walk } of spots) {
      const text = texts(walk(place), name);
      if (text instanceof Refusal) return text;
      if (text !== undefined) return turn(text, name);
    }
    return undefined;
  };
}

/** Parts put together: all of them, or it is as if nothing had been said. */
function joined(paths: readonly Path[], joint: string, texts: Texts, turn: Turn): FieldReader {
  const spots = spotsOf(paths);
  const whole = paths.map(({ text }) => text).join(' + ');
  return (place) => {
    const parts: string[] = [];
    let lacking: string | undefined;
    for (const { text: name, walk } of spots) {
      const text = texts(walk(place), name);
      if (text instanceof Refusal) return text;
      if (text === undefined) lacking ??= name;
      else parts.push(text);
    }
    if (parts.length === 0) return undefined;
    return lacking === undefined ? turn(parts.join(joint), whole) : new Refusal('missing', lacking);
  };
}

/** The items of the first path that has any, or of all; a text is parted where `split` says. */
function listOf(
  { kind, paths }: Listed,
  texts: Texts,
  turn: Turn,
  split: string | null,
): FieldReader {
  const spots = spotsOf(paths);
  const parts = split === null ? asOne : partedBy(split);
  return (place) => {
    const values: string[] = [];
    for (const { text: name, walk } of spots) {
      for (const item of itemsOf(walk(place))) {
        const text = texts(item, name);
        if (text instanceof Refusal) return text;
        for (const part of text === undefined ? [] : parts(text)) {
          const value = turn(part, name);
          if (value instanceof Refusal) return value;
          if (value !== undefined) values.push(String(value));
        }
      }
      if (kind === 'first' && values.length > 0) break;
    }
    return values.length === 0 ? undefined : values;
  };
}

const asOne = (text: string): string[] => [text];

const partedBy = (signs: string) => {
  const sign =
    signs.length === 1 ? signs : new RegExp(`[${signs.replace(/[\\\]^-]/g, '\\$&')}]`, 'u');
  return (text: string): string[] =>
    text
      .split(sign)
      .map((part) => part.trim())
      .filter((part) => part !== '');
};

/** What is done to each text: cut out, looked up, and made what the contract has. */
function turnOf({ match, table, target, times }: FieldRule): Turn {
  const cut = match === null ? null : cutBy(match);
  const last = table === null ? conversion(target.kind, times) : lookUp(table);
  if (cut === null) return last;
  return (text, name) => {
    const part = cut(text);
    return part === undefined ? new Refusal('bad-format', name) : last(part, name);
  };
}

const cutBy = (match: RegExp) => (text: string) => {
  const found = match.exec(text);
  return found === null ? undefined : (found[1] ?? found[0]);
};

const lookUp =
  (table: ReadonlyMap<string, Constant>): Turn =>
  (text, name) =>
    table.get(text) ?? (table.has(text) ? undefined : new Refusal('out-of-range', name));

function conversion(kind: FieldRule['target']['kind'], times: readonly TimeFormat[]): Turn {
  switch (kind) {
    case 'integer':
      return (text, name) => integerOf(text) ?? new Refusal('bad-format', name);
    case 'boolean':
      return (text, name) => booleanOf(text) ?? new Refusal('bad-format', name);
    case 'time':
      return (text, name) => timeOf(text, times) ?? new Refusal('bad-format', name);
    case 'text':
    case 'list':
      return (text) => text;
  }
}

/** The time that the first fitting format reads. */
function timeOf(text: string, times: readonly TimeFormat[]): string | undefined {
  for (const format of times) {
    const time = format(text);
    if (time !== undefined) return time;
  }
  return undefined;
}
