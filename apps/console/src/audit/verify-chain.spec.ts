import fc from 'fast-check';
import type { AuditDoc } from '#shared/contract/console-storage.js';
import { NO_HASH } from '#shared/crypto/anchor.js';
import { sealEntry } from './chain.js';
import { verifyChain, type ChainFault, type ChainWitness } from './verify-chain.js';

const AT = Date.parse('2026-06-01T01:00:00Z');

function chainOf(length: number, name = 'u1'): AuditDoc[] {
  const chain: AuditDoc[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const entry = {
      actor: name,
      action: 'user.changed',
      subject: `user:${seq}`,
      details: { version: seq },
    } as const;
    const previous = chain.at(-1)?.hash ?? NO_HASH;
    chain.push(sealEntry(entry, seq, new Date(AT + seq), previous));
  }
  return chain;
}

async function* each(entries: readonly AuditDoc[]): AsyncGenerator<AuditDoc> {
  for (const entry of entries) yield await Promise.resolve(entry);
}

const CHAIN = chainOf(10);
const at = (seq: number): AuditDoc => CHAIN[seq - 1] ?? fail(seq);
const fail = (seq: number): never => {
  throw new Error(`no entry ${seq}`);
};
const anchorsAt = (...numbers: number[]) => numbers.map((seq) => ({ seq, hash: at(seq).hash }));
const WITNESS: ChainWitness = {
  anchors: anchorsAt(4, 8),
  head: { seq: 10, hash: at(10).hash },
};

const faultOf = async (
  entries: readonly AuditDoc[],
  witness: Partial<ChainWitness> = {},
): Promise<ChainFault | undefined> =>
  (await verifyChain(each(entries), { ...WITNESS, ...witness })).fault;

describe('a chain', () => {
  it('that nobody touched is intact', async () => {
    expect(await verifyChain(each(CHAIN), WITNESS)).toEqual({ entries: 10 });
    expect(await verifyChain(each([]), { anchors: [], head: undefined })).toEqual({ entries: 0 });
  });

  it.each<[string, (entry: AuditDoc) => object]>([
    ['the actor', () => ({ actor: 'u2' })],
    ['the moment', ({ at: when }) => ({ at: new Date(when.getTime() + 1) })],
    ['a detail', () => ({ details: { version: 99 } })],
    ['the link', () => ({ previous: NO_HASH })],
    ['the hash', ({ hash }) => ({ hash: hash.replace(/^./, (c) => (c === 'a' ? 'b' : 'a')) })],
    ['the SM3 hash', ({ sm3 }) => ({ sm3: sm3.replace(/^./, (c) => (c === 'a' ? 'b' : 'a')) })],
    ['the kind of the moment', () => ({ at: '2026-06-01' })],
  ])('with %s of one entry altered names it', async (_, change) => {
    for (const seq of [1, 5, 10]) {
      const entries = CHAIN.map((e) => (e._id === seq ? { ...e, ...change(e) } : e));
      // The first one's link is zeros anyway.
      if (seq === 1 && 'previous' in change(at(1))) continue;
      expect(await faultOf(entries)).toEqual({ code: 'altered', seq });
    }
  });

  it('with one entry deleted names it', async () => {
    for (const seq of [1, 5, 9]) {
      const entries = CHAIN.filter(({ _id }) => _id !== seq);
      expect(await faultOf(entries)).toEqual({ code: 'missing', seq });
    }
  });

  it('with its tail cut names the first that is gone, by the head', async () => {
    expect(await faultOf(CHAIN.slice(0, 9))).toEqual({ code: 'truncated', seq: 10 });
    expect(await faultOf([])).toEqual({ code: 'truncated', seq: 1 });
  });

  it('with its tail cut and the head put back names it, by the anchors', async () => {
    const head = { seq: 6, hash: at(6).hash };
    expect(await faultOf(CHAIN.slice(0, 6), { head })).toEqual({ code: 'truncated', seq: 7 });
  });

  it('with two entries swapped names the first', async () => {
    const entries = CHAIN.map((entry) => {
      const other = entry._id === 3 ? at(6) : entry._id === 6 ? at(3) : entry;
      return { ...other, _id: entry._id };
    });
    expect(await faultOf(entries)).toEqual({ code: 'altered', seq: 3 });
  });

  it('with an entry that is well made and not its own names it', async () => {
    const { _id, at: when, previous, hash, sm3, ...entry } = at(5);
    expect([_id, previous, hash, sm3]).toHaveLength(4);
    const alien = sealEntry(entry, 5, when, 'f'.repeat(64));
    const entries = CHAIN.map((one) => (one._id === 5 ? alien : one));
    expect(await faultOf(entries)).toEqual({ code: 'inserted', seq: 5 });
  });

  it('with a number between two numbers names it', async () => {
    const entries = [...CHAIN.slice(0, 5), { ...at(5), _id: 5.5 }, ...CHAIN.slice(5)];
    expect((await faultOf(entries))?.code).toBe('inserted');
  });

  it('that was rewritten as a whole is caught by the first anchor', async () => {
    const entries = chainOf(10, 'somebody-else');
    const head = { seq: 10, hash: entries[9]?.hash ?? '' };
    const fault = { code: 'rewritten', seq: 1, upTo: 4 };
    expect(await faultOf(entries, { head })).toEqual(fault);
    expect(await faultOf(entries, { head, anchors: [] })).toBeUndefined();
  });

  it('that was rewritten from an entry on is caught by the next anchor after it', async () => {
    const entries = CHAIN.slice(0, 5);
    for (let seq = 6; seq <= 10; seq += 1) {
      const { actor, action, subject } = at(seq);
      const previous = entries.at(-1)?.hash ?? NO_HASH;
      const made = { actor, action, subject, details: { version: -seq } };
      entries.push(sealEntry(made, seq, at(seq).at, previous));
    }
    const head = { seq: 10, hash: entries[9]?.hash ?? '' };
    expect(await faultOf(entries, { head })).toEqual({ code: 'rewritten', seq: 5, upTo: 8 });
  });

  it('whose head was moved, changed or taken away says so', async () => {
    const fault = { code: 'head-altered', seq: 10 };
    expect(await faultOf(CHAIN, { head: { seq: 9, hash: at(9).hash } })).toEqual(fault);
    expect(await faultOf(CHAIN, { head: { seq: 10, hash: NO_HASH } })).toEqual(fault);
    expect(await faultOf(CHAIN, { head: undefined })).toEqual(fault);
  });

  it('is never found intact with any one of its entries changed, gone or in another place', async () => {
    const seqs = fc.integer({ min: 1, max: 10 });
    await fc.assert(
      fc.asyncProperty(seqs, seqs, fc.constantFrom('drop', 'copy', 'actor'), async (a, b, how) => {
        fc.pre(how !== 'copy' || a !== b);
        const entries =
          how === 'drop'
            ? CHAIN.filter(({ _id }) => _id !== a)
            : CHAIN.map((entry) =>
                entry._id !== a
                  ? entry
                  : how === 'copy'
                    ? { ...at(b), _id: a }
                    : { ...entry, actor: `${entry.actor}${b}` },
              );
        expect((await faultOf(entries))?.seq).toBe(a);
      }),
    );
  });
});
