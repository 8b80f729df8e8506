import { createHash, sign, verify, type KeyObject } from 'node:crypto';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { keyIdOf } from './signing-key.js';

/** 64 hexadecimal zeros: what the first of a chain names as the one before it. */
export const NO_HASH = '0'.repeat(64);

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });

const AnchorSchema = Type.Object(
  {
    /** From 1, without gaps. */
    number: Type.Integer({ minimum: 1 }),
    /** The entry of the audit chain that it holds fast, and that entry's hash. */
    seq: Type.Integer({ minimum: 1 }),
    hash: Hash,
    at: Type.String({ format: 'date-time' }),
    /** SHA-256 of the line before it; zeros for the first. */
    previous: Hash,
    key: Type.String(),
    signature: Type.String(),
  },
  { additionalProperties: false },
);

/** A signed statement, kept outside the database, that an entry stood in the chain with this hash. */
export type Anchor = Readonly<Static<typeof AnchorSchema>>;

/** What an anchor states, without who signed it. */
export type AnchorContent = Pick<Anchor, 'number' | 'seq' | 'hash' | 'at' | 'previous'>;

const check = Compile(AnchorSchema);

// A list and not an object: its bytes are the same whoever writes it.
const signed = ({ number, seq, hash, at, previous }: AnchorContent, key: string): Buffer =>
  Buffer.from(JSON.stringify(['hcp-audit-anchor', 1, number, seq, hash, at, previous, key]));

/** The line of an anchor, without its end: JSON, signed with Ed25519. */
export function anchorLine(content: AnchorContent, privateKey: KeyObject): string {
  const key = keyIdOf(privateKey);
  const signature = sign(null, signed(content, key), privateKey).toString('base64');
  const { number, seq, hash, at, previous } = content;
  return JSON.stringify({ number, seq, hash, at, previous, key, signature } satisfies Anchor);
}

/** The anchor of a line; undefined when it is none. Says nothing of its signature. */
export function readAnchor(line: string): Anchor | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined; // what is no JSON is no anchor
  }
  return check.Check(value) ? value : undefined;
}

/** Whether the signature is that of the key. */
export const isSigned = (anchor: Anchor, publicKey: KeyObject): boolean =>
  anchor.key === keyIdOf(publicKey) &&
  verify(null, signed(anchor, anchor.key), publicKey, Buffer.from(anchor.signature, 'base64'));

/** What the next anchor names as the line before it. */
export const anchorHash = (line: string): string => createHash('sha256').update(line).digest('hex');
