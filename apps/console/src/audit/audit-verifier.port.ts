import type { AnchorFinding } from './anchors.js';
import type { ChainFinding } from './verify-chain.js';

/** What was found, in the file of anchors and in the chain that it vouches for. */
export interface AuditFinding {
  readonly anchors: AnchorFinding;
  readonly chain: ChainFinding;
}

/** Reads the whole audit chain and compares it; an abstract class, to be asked for by type. */
export abstract class AuditVerifier {
  abstract verify(): Promise<AuditFinding>;
}
