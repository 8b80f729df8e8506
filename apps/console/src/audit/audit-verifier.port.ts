import type { AnchorFinding } from './anchors.js';
import type { CaseFinding } from './verify-cases.js';
import type { ChainFinding } from './verify-chain.js';

/**
 * What was found: in the file of anchors, in the chain that it vouches for, and in the cases that
 * the chain vouches for. Cases are compared with a chain that is in order, and with no other.
 */
export interface AuditFinding {
  readonly anchors: AnchorFinding;
  readonly chain: ChainFinding;
  readonly cases?: CaseFinding;
}

/** Reads the whole audit chain and compares it; an abstract class, to be asked for by type. */
export abstract class AuditVerifier {
  abstract verify(): Promise<AuditFinding>;
}
