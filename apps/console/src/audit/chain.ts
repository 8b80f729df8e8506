import { createHash } from 'node:crypto';
import type { AuditDoc, AuditEntry } from '#shared/contract/console-storage.js';
import { canonicalJson } from '#shared/contract/canonical-json.js';

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
