import { isDate } from 'node:util/types';
import type { AuditDoc, ChainHeadDoc } from '#shared/contract/console-storage.js';
import { NO_HASH, type Anchor } from '#shared/crypto/anchor.js';
import { hashesOf } from './chain.js';

/** What is wrong with the chain. */
export const CHAIN_FAULTS = {
  missing: 'is missing',
  altered: 'was altered',
  inserted:
    'does not follow from the entry before it: it was put there, or the one before replaced',
  rewritten:
    'differs from what was anchored: it, or one before it since the last anchor, was rewritten',
  truncated: 'was cut off, with all that came after it',
  'head-altered': 'is not what the head of the chain names',
} as const;
export type ChainFaultCode = keyof typeof CHAIN_FAULTS;

export interface ChainFault {
  readonly code: ChainFaultCode;
  /** The first entry at fault. */
  readonly seq: number;
  /** For `rewritten`: the anchored entry that differs. */
  readonly upTo?: number;
}

export interface ChainFinding {
  /** Entries that were read, up to the fault. */
  readonly entries: number;
  readonly fault?: ChainFault;
}

/** What the chain is compared with beside itself. */
export interface ChainWitness {
  /** Of which the signatures were checked, in their order. */
  readonly anchors: readonly Pick<Anchor, 'seq' | 'hash'>[];
  readonly head: Pick<ChainHeadDoc, 'seq' | 'hash'> | undefined;
}

/**
 * Follows the chain from its first entry, in the order of its numbers, to the first fault; `onEntry`
 * is given each that is in order.
 */
export async function verifyChain(
  entries: AsyncIterable<AuditDoc>,
  { anchors, head }: ChainWitness,
  onEntry: (entry: AuditDoc) => void = () => undefined,
): Promise<ChainFinding> {
  const anchored = new Map(anchors.map(({ seq, hash }) => [seq, hash]));
  let seq = 0;
  let previous = NO_HASH;
  let lastAnchored = 0;
  const found = (code: ChainFaultCode, at: number, upTo?: number): ChainFinding => ({
    entries: seq,
    fault: { code, seq: at, ...(upTo === undefined ? {} : { upTo }) },
  });

  for await (const entry of entries) {
    const next = seq + 1;
    if (entry._id !== next) {
      return entry._id > next ? found('missing', next) : found('inserted', entry._id);
    }
    if (!isItself(entry)) return found('altered', next);
    if (entry.previous !== previous) return found('inserted', next);
    const witness = anchored.get(next);
    if (witness !== undefined && witness !== entry.hash) {
      return found('rewritten', lastAnchored + 1, next);
    }
    if (witness !== undefined) lastAnchored = next;
    seq = next;
    previous = entry.hash;
    onEntry(entry);
  }
  const newest = Math.max(head?.seq ?? 0, anchors.at(-1)?.seq ?? 0);
  if (newest > seq) return found('truncated', seq + 1);
  if (head === undefined ? seq > 0 : head.seq !== seq || head.hash !== previous) {
    return found('head-altered', seq);
  }
  return { entries: seq };
}

function isItself(entry: AuditDoc): boolean {
  // What is no date has no canonical form: it cannot be what was written.
  if (!isDate(entry.at)) return false;
  const { hash, sm3 } = hashesOf(entry);
  return hash === entry.hash && sm3 === entry.sm3;
}
