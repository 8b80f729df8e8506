import type { Path, Step } from './path.js';
import { isNamed } from './place.js';
import type { KindMap } from './source-map.js';

/** Names that a map knows at one level; those of a list are the names of its items. */
interface Known {
  /** Everything below is known, because the map reads or ignores it as a whole. */
  whole: boolean;
  readonly names: Map<string, Known>;
}

/**
 * Finds the first name that a map does not know, by the map's own way of writing it; or, into a set,
 * all of them.
 */
export type FindUnknown = (value: unknown, all?: Set<string>) => string | undefined;

const nothing = (): Known => ({ whole: false, names: new Map() });

/**
 * One for each level, from the whole body down to the record: what no rule reads, no condition asks
 * and no list of ignored names has is unknown.
 */
export function unknownNames(map: KindMap): readonly FindUnknown[] {
  const record = map.records.length;
  const levels = Array.from({ length: record + 1 }, nothing);
  /** A path that goes the way of the records is known where it leaves it. */
  const learn = (from: number, keys: readonly string[]): void => {
    let level = from;
    let left = keys;
    while (left.length > 0 && left[0] === map.records[level]?.key) {
      level += 1;
      left = left.slice(1);
    }
    const known = levels[level];
    if (known !== undefined) add(known, left);
  };
  map.records.forEach(({ key }, level) => {
    const known = levels[level];
    // What is below is looked at as a level of its own.
    if (known !== undefined) add(known, key === undefined ? [] : [key]);
  });
  for (const { from, steps } of pathsOf(map)) {
    const level = from === 'body' ? 0 : record - from;
    learn(level, steps.flatMap(keyOf));
    for (const [i, step] of steps.entries()) {
      if (step.kind === 'where') learn(level, [...steps.slice(0, i).flatMap(keyOf), step.key]);
    }
  }
  return levels.map((known, level) => {
    const path = prefix(level, record);
    return (value, all) => unknownIn(value, known, path, all);
  });
}

function add(known: Known, keys: readonly string[]): void {
  let at = known;
  for (const key of keys) {
    let next = at.names.get(key);
    if (next === undefined) at.names.set(key, (next = nothing()));
    at = next;
  }
  at.whole = true;
}

const keyOf = (step: Step): string[] => (step.kind === 'key' ? [step.key] : []);

/** Every path that a map reads, asks or ignores. */
export function* pathsOf({ fields, skip, distrust, ignore }: KindMap): Iterable<Path> {
  yield* ignore;
  const delays = [...skip, ...distrust].flatMap(({ delay }) => delay ?? []);
  const rules = [...fields, ...delays.flatMap(({ from, to }) => [from, to])];
  for (const { from } of rules) if (from.kind !== 'constant') yield* from.paths;
  for (const { when } of [...skip, ...distrust]) {
    for (const { path, test } of when) {
      yield path;
      if (test.kind === 'same') yield test.as;
    }
  }
}

const prefix = (level: number, record: number): string =>
  level === record ? '' : level === 0 ? '$.' : `${'^'.repeat(record - level)}.`;

/** The first unknown name; with `all`, every one of them goes there, and the answer is undefined. */
function unknownIn(
  value: unknown,
  known: Known,
  path: string,
  all?: Set<string>,
): string | undefined {
  if (known.whole) return undefined;
  if (Array.isArray(value)) {
    for (const item of value) {
      // No path leads into a list within a list.
      const isList = Array.isArray(item);
      const unknown = isList
        ? told(`${path.slice(0, -1)}[]`, all)
        : unknownIn(item, known, path, all);
      if (unknown !== undefined) return unknown;
    }
    return undefined;
  }
  if (!isNamed(value)) return undefined;
  for (const name of Object.keys(value)) {
    const below = known.names.get(name);
    const unknown =
      below === undefined
        ? told(path + name.replace(/[\\.[\]=]/g, '\\$&'), all)
        : below.whole
          ? undefined
          : unknownIn(value[name], below, `${path}${name}.`, all);
    if (unknown !== undefined) return unknown;
  }
  return undefined;
}

function told(name: string, all: Set<string> | undefined): string | undefined {
  if (all === undefined) return name;
  all.add(name);
  return undefined;
}
