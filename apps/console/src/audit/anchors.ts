import type { KeyObject } from 'node:crypto';
import { anchorHash, isSigned, NO_HASH, readAnchor, type Anchor } from '#shared/crypto/anchor.js';

/** What is wrong with the file of anchors. */
export const ANCHOR_FAULTS = {
  forged: 'is not signed by the key of this installation',
  missing: 'is missing, or was altered',
  cut: 'was cut off the end of the file: the database knows of it',
} as const;
export type AnchorFaultCode = keyof typeof ANCHOR_FAULTS;

export interface AnchorFault {
  readonly code: AnchorFaultCode;
  /** The number of the first anchor at fault. */
  readonly number: number;
}

export interface AnchorFinding {
  /** The anchors up to the fault, in their order. */
  readonly anchors: readonly Anchor[];
  readonly fault?: AnchorFault;
}

/**
 * Judges the text of an anchors file: signatures, numbers without gaps, each line naming the one
 * before, and as many as the database has been told of. A line that is no anchor counts as none: a
 * process that is killed while it writes leaves half of one, and writes it anew.
 */
export function judgeAnchors(text: string, publicKey: KeyObject, known: number): AnchorFinding {
  const anchors: Anchor[] = [];
  let previous = NO_HASH;
  for (const line of text.split('\n')) {
    const anchor = readAnchor(line);
    if (anchor === undefined) continue;
    const number = anchors.length + 1;
    const fault = (code: AnchorFaultCode): AnchorFinding => ({ anchors, fault: { code, number } });
    if (!isSigned(anchor, publicKey)) return fault('forged');
    if (anchor.number !== number || anchor.previous !== previous) return fault('missing');
    anchors.push(anchor);
    previous = anchorHash(line);
  }
  if (anchors.length >= known) return { anchors };
  return { anchors, fault: { code: 'cut', number: anchors.length + 1 } };
}
