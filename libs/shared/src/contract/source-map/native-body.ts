import { isNamed } from './place.js';
import type { BodyForm } from './source-map.js';

/** What is wrong with a body as a whole, without a value from it. */
export interface BadBody {
  readonly detail: string;
}

/** What a body holds, each of it the body of its own records. */
export type Bodies = readonly unknown[];

/** Compiles the reading of bodies: an array, lines and a form alike become a list. */
export function bodyReader({ encoding, form }: BodyForm): (bytes: Uint8Array) => Bodies | BadBody {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (bytes: Uint8Array): string | BadBody => {
    try {
      return decoder.decode(bytes);
    } catch (error) {
      // By its name, since the decoder's errors may be of another realm.
      if (!isNamed(error) || error['name'] !== 'TypeError') throw error;
      return { detail: `the body is not ${encoding}` };
    }
  };
  if (form === 'form') return (bytes) => formOf(bytes, decode);
  const parse = form === 'json' ? jsonBodies : lineBodies;
  return (bytes) => {
    const text = decode(bytes);
    return typeof text === 'string' ? parse(text) : text;
  };
}

function jsonBodies(text: string): Bodies | BadBody {
  const value = parseJson(text);
  if (Array.isArray(value)) return value as Bodies;
  return isNamed(value) ? [value] : { detail: 'the body is neither a JSON object nor an array' };
}

function lineBodies(text: string): Bodies | BadBody {
  const bodies: unknown[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const value = parseJson(line);
    if (value === undefined) return { detail: `line ${index + 1} is not JSON` };
    bodies.push(value);
  }
  return bodies;
}

const LONG_NUMBER = /[:[,]\s*-?\d{16}/;
type WithSource = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
const exactly: WithSource = (_key, value, { source }) =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
    ? (source ?? value)
    : value;

/**
 * A JSON text's value, in which a whole number too long for a double stays the text it was, so that
 * no digit of a case number is lost. Undefined when it is not JSON: the parser's own message would
 * quote it.
 */
export function parseJson(text: string): unknown {
  try {
    if (!LONG_NUMBER.test(text)) return JSON.parse(text) as unknown;
    return JSON.parse(text, exactly as (key: string, value: unknown) => unknown) as unknown;
  } catch (error) {
    // A range error is a text nested deeper than the parser goes.
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

type Decode = (bytes: Uint8Array) => string | BadBody;

const [AND, EQUALS, PERCENT, PLUS, SPACE] = [0x26, 0x3d, 0x25, 0x2b, 0x20] as const;

/**
 * The fields of a urlencoded form, whose percent signs stand for bytes of its encoding. In none of
 * the encodings is a sign of the form a byte of some longer character.
 */
function formOf(bytes: Uint8Array, decode: Decode): Bodies | BadBody {
  const fields = new Map<string, string | string[]>();
  for (let start = 0; start < bytes.length;) {
    const next = bytes.indexOf(AND, start);
    const end = next < 0 ? bytes.length : next;
    const pair = bytes.subarray(start, end);
    start = end + 1;
    if (pair.length === 0) continue;
    const at = pair.indexOf(EQUALS);
    const name = decode(unescaped(at < 0 ? pair : pair.subarray(0, at)));
    const value = decode(unescaped(at < 0 ? NONE : pair.subarray(at + 1)));
    if (typeof name !== 'string') return name;
    if (typeof value !== 'string') return value;
    const before = fields.get(name);
    // Into the same list: a body of nothing but one name would else be copied with every pair.
    if (Array.isArray(before)) before.push(value);
    else fields.set(name, before === undefined ? value : [before, value]);
  }
  return [Object.fromEntries(fields)];
}

const NONE = new Uint8Array();

function unescaped(part: Uint8Array): Uint8Array {
  const plain = new Uint8Array(part.length);
  let length = 0;
  for (let i = 0; i < part.length; i += 1) {
    const byte = part[i] ?? 0;
    const escaped = byte === PERCENT ? 16 * hexDigit(part[i + 1]) + hexDigit(part[i + 2]) : -1;
    if (escaped >= 0) i += 2;
    plain[length] = escaped >= 0 ? escaped : byte === PLUS ? SPACE : byte;
    length += 1;
  }
  return plain.subarray(0, length);
}

/** Far below zero for what is no digit, so that no sum with one is a byte. */
function hexDigit(byte = 0): number {
  const value = parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(value) ? -1_000 : value;
}
