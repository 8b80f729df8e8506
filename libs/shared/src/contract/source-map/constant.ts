import type { Located } from './located.js';
import type { MapReader } from './map-reader.js';
import type { Constant } from './source-map.js';
import type { Target } from './target.js';

/** The word by which a map leaves a field out. */
export const ABSENT = 'absent';

const INTEGER = /^(-?\d{1,15})(?:\.0+)?$/;

/** The number that a text writes; undefined when it writes none. */
export function integerOf(text: string): number | undefined {
  const digits = INTEGER.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** True or false by name; undefined for anything else. */
export const booleanOf = (text: string): boolean | undefined =>
  text === 'true' ? true : text === 'false' ? false : undefined;

/** Reads a value that the map gives a field; it must be one that the contract takes. */
export function readConstant(reader: MapReader, node: Located, target: Target): Constant {
  const { field } = target;
  if (target.kind === 'list' && node.kind === 'list') {
    const items = node.items.flatMap((item) => reader.text(item, field) ?? []);
    return fitting(reader, node.line, target, items);
  }
  const text = reader.text(node, field);
  if (text === null || (text === ABSENT && !target.required)) return undefined;
  return fitting(reader, node.line, target, valueOfText(text, target));
}

function valueOfText(text: string, { kind }: Target): Constant {
  switch (kind) {
    case 'integer':
      return integerOf(text);
    case 'boolean':
      return booleanOf(text);
    case 'list':
      return [text];
    case 'text':
    case 'time':
      return text;
  }
}

function fitting(reader: MapReader, line: number, target: Target, value: Constant): Constant {
  if (target.fits(value)) return value;
  reader.refuse(line, `${target.field} cannot be this value; see the contract`);
  return undefined;
}
