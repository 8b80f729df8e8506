import type { Json } from './console-storage.js';

/**
 * JSON with the names of every object in the order of their code units and no white space: one text
 * for one value (RFC 8785, for what is hashed and signed).
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((one: Json) => canonicalJson(one)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${canonicalJson(one)}`);
  return `{${pairs.join(',')}}`;
}
