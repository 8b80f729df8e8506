import { ANCHOR_FAULTS } from './anchors.js';
import type { AuditFinding } from './audit-verifier.port.js';
import { CHAIN_FAULTS } from './verify-chain.js';

/** The first fault of the anchors and of the chain, each in one line; none when all is intact. */
export function faultLines({ anchors, chain }: AuditFinding): string[] {
  const lines: string[] = [];
  if (anchors.fault !== undefined) {
    lines.push(`anchor ${anchors.fault.number} ${ANCHOR_FAULTS[anchors.fault.code]}`);
  }
  if (chain.fault !== undefined) {
    const { code, seq, upTo } = chain.fault;
    const entries = upTo === undefined || upTo === seq ? `entry ${seq}` : `entry ${seq} to ${upTo}`;
    lines.push(`${entries} ${CHAIN_FAULTS[code]}`);
  }
  return lines;
}
