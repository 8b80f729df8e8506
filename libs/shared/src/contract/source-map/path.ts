/** One step of a path. Keys and places go one way down; `each` goes to every item of a list. */
export type Step =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'place'; readonly place: number }
  | { readonly kind: 'each' }
  | { readonly kind: 'where'; readonly key: string; readonly value: string };

/** Where a value lies in what a source sends. */
export interface Path {
  /** As the map writes it: the source's own name of the field. */
  readonly text: string;
  /** From where: so many levels above the record, or the whole body. */
  readonly from: number | 'body';
  readonly steps: readonly Step[];
}

/** The rule that a text breaks which is no path. */
export interface NoPath {
  readonly rule: string;
}

// A sign before anything else is part of a name, such as $type.
const FROM = /^(?:\$|(\^+))(?:\.|(?=\[|$))/;
const STEP =
  /(?:^|\.)((?:\\.|[^\\.[\]])+)|\[(?:(\d{1,6})|((?:\\.|[^\\=[\]])+)=((?:\\.|[^\\[\]])*)|)\]/y;

/**
 * Reads a path: `a.b` from the record, `^.a` from what encloses it, `$.a` from the whole body;
 * `a[0]` one item, `a[].b` every item's, `a[kind=x].b` that of the first item whose `kind` is `x`.
 * A backslash takes the meaning from the sign after it.
 */
export function parsePath(text: string): Path | NoPath {
  const [start = '', ups] = FROM.exec(text) ?? [];
  const from = start === '' ? 0 : (ups?.length ?? 'body');
  const steps: Step[] = [];
  const rest = text.slice(start.length);
  STEP.lastIndex = 0;
  while (STEP.lastIndex < rest.length) {
    const match = STEP.exec(rest);
    if (match === null) return { rule: `${text} is no path such as a.b, $.a, ^.a or a[].b` };
    steps.push(stepOf(match));
  }
  if (steps.length === 0) return { rule: 'a path must name a field' };
  return { text, from, steps };
}

function stepOf([, key, place, whereKey, whereValue]: RegExpExecArray): Step {
  if (key !== undefined) return { kind: 'key', key: plain(key) };
  if (place !== undefined) return { kind: 'place', place: Number(place) };
  if (whereKey === undefined) return { kind: 'each' };
  return { kind: 'where', key: plain(whereKey), value: plain(whereValue ?? '') };
}

const plain = (text: string): string => text.replace(/\\(.)/g, '$1');
