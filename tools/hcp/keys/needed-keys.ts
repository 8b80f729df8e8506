import mongoose from 'mongoose';
import type { SourceKeysDoc } from '#shared/contract/registry-storage.js';
import type { Keyring } from '#shared/crypto/keyring.js';
import { isCode } from '#shared/domain/code.js';
import { activeKeys } from '#shared/registry/source-keys.js';

/** A field `kid` of a text, as BSON has it: type, name, then the length of the text with its end. */
const BSON_KID = Buffer.from('\u0002kid\0', 'latin1');
const LENGTH_BYTES = 4;
/** The same in a message of the topic, which is JSON of our own making. */
const JSON_KID = Buffer.from('"kid":"');
const MOST_BYTES = 64;

/** Adds the keys that something in whole BSON documents is sealed with. */
export function noteKeysOfDocuments(documents: Buffer, keys: Set<string>): void {
  for (let at = documents.indexOf(BSON_KID); at >= 0; at = documents.indexOf(BSON_KID, at + 1)) {
    const from = at + BSON_KID.length + LENGTH_BYTES;
    if (from > documents.length) return;
    const length = documents.readInt32LE(from - LENGTH_BYTES) - 1;
    note(documents, from, length, keys);
  }
}

/**
 * Adds the keys that the secrets of sources are sealed with, of whole documents of `source_keys`. A
 * secret that has expired is good for nothing: what sealed it is not needed.
 */
export function noteKeysOfSources(documents: Buffer, now: Date, keys: Set<string>): void {
  const { BSON } = mongoose.mongo;
  for (let at = 0; at < documents.length; at += documents.readInt32LE(at)) {
    const document = documents.subarray(at, at + documents.readInt32LE(at));
    const source = BSON.deserialize(document) as SourceKeysDoc;
    for (const { sealed } of activeKeys(source.keys, now)) keys.add(sealed.kid);
  }
}

/** Adds the keys that something in a message of the topic is sealed with. */
export function noteKeysOfMessage(message: Buffer, keys: Set<string>): void {
  for (let at = message.indexOf(JSON_KID); at >= 0; at = message.indexOf(JSON_KID, at + 1)) {
    const from = at + JSON_KID.length;
    note(message, from, message.indexOf('"', from) - from, keys);
  }
}

function note(bytes: Buffer, from: number, length: number, keys: Set<string>): void {
  if (length <= 0 || length > MOST_BYTES) return;
  const kid = bytes.toString('latin1', from, from + length);
  if (isCode(kid)) keys.add(kid);
}

/** Those of the needed keys that a keyring lacks. */
export function lackingKeys(needed: readonly string[], keyring: Keyring | undefined): string[] {
  const keys = keyring === undefined ? [] : [...keyring.dataKeys, keyring.secretKey];
  const known = new Set(keys.map(({ kid }) => kid));
  return needed.filter((kid) => !known.has(kid));
}
