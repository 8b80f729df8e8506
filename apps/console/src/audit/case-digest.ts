import { createHash } from 'node:crypto';
import type { StoredFile } from '#shared/contract/case-storage.js';
import type { Json } from '#shared/contract/console-storage.js';
import { canonicalJson } from '#shared/contract/canonical-json.js';

/**
 * SHA-256, hexadecimal, of a case's file: each step's entry in the chain carries that of the file it
 * left, so that whoever changes a case behind the console is found.
 */
export function caseDigest(file: StoredFile): string {
  // What is absent is not stored: it must not be hashed either.
  const stored = JSON.parse(JSON.stringify(file)) as Json;
  return createHash('sha256').update(canonicalJson(stored)).digest('hex');
}
