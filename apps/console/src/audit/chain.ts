import { createHash } from 'node:crypto';
import type { AuditDoc, AuditEntry, Json } from '#shared/contract/console-storage.js';

/** What the hashes of an entry are made of. */
export type AuditContent = Omit<AuditDoc, 'hash' | 'sm3'>;

/** The entry that comes after `previous` in the chain. */
export function sealEntry(
  { actor, action, subject, details }: AuditEntry,
  seq: number,
  at: Date,
  previous: string,
): AuditDoc {
  const content = { _id: seq, at, actor, action, subject, details, previous };
  return { ...content, ...hashesOf(content) };
}

/** SHA-256 and SM3, hexadecimal, of what an entry says. */
export function hashesOf(content: AuditContent): Pick<AuditDoc, 'hash' | 'sm3'> {
  const { _id: seq, at, actor, action, subject, details, previous } = content;
  const text = canonicalJson({
    ...{ seq, at: at.toISOString(), actor, action, subject, details, previous },
  });
  return { hash: hex('sha256', text), sm3: hex('sm3', text) };
}

const hex = (algorithm: string, text: string): string =>
  createHash(algorithm).update(text).digest('hex');

/**
 * JSON with the names of every object in the order of their code units and no white space: one text
 * for one value (RFC 8785, for what the chain carries).
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((one: Json) => canonicalJson(one)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${canonicalJson(one)}`);
  return `{${pairs.join(',')}}`;
}
