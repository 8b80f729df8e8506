import fc from 'fast-check';
import { canonicalJson } from '#shared/contract/canonical-json.js';
import { hashesOf, sealEntry } from './chain.js';
import { NO_HASH } from '#shared/crypto/anchor.js';

const AT = new Date('2026-06-01T01:00:00Z');
const ENTRY = {
  actor: 'u1',
  action: 'user.changed',
  subject: 'user:u2',
  details: { version: 2, fields: ['name'] },
} as const;

describe('canonical JSON', () => {
  it('orders names and leaves no space', () => {
    expect(canonicalJson({ b: [1, { d: null, c: '甲' }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":"甲","d":null}]}',
    );
  });

  it('is one text for one value, whatever the order of its names', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer())), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual({ ...value });
      }),
    );
  });
});

describe('an entry', () => {
  const sealed = sealEntry(ENTRY, 1, AT, NO_HASH);

  it('has the hashes of all it says', () => {
    expect(hashesOf(sealed)).toEqual({ hash: sealed.hash, sm3: sealed.sm3 });
    expect(sealed.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(sealed.sm3).not.toBe(sealed.hash);
  });

  it.each([
    { _id: 2 },
    { at: new Date(AT.getTime() + 1) },
    { actor: 'u3' },
    { action: 'user.granted' as const },
    { subject: 'user:u3' },
    { details: { ...ENTRY.details, version: 3 } },
    { details: { ...ENTRY.details, more: 1 } },
    { previous: '1'.repeat(64) },
  ])('with %j in it has others', (change) => {
    const { hash, sm3 } = hashesOf({ ...sealed, ...change });
    expect(hash).not.toBe(sealed.hash);
    expect(sm3).not.toBe(sealed.sm3);
  });
});
