import { ANCHOR_FAULTS } from './anchors.js';
import type { AuditFinding } from './audit-verifier.port.js';
import { CASE_FAULTS } from './verify-cases.js';
import { CHAIN_FAULTS } from './verify-chain.js';

/** The first fault of the anchors, the chain and the cases, each in one line; none: all is intact. */
export function faultLines({ anchors, chain, cases }: AuditFinding): string[] {
  const lines: string[] = [];
  if (anchors.fault !== undefined) {
    lines.push(`anchor ${anchors.fault.number} ${ANCHOR_FAULTS[anchors.fault.code]}`);
  }
  if (chain.fault !== undefined) {
    const { code, seq, upTo } = chain.fault;
    const entries = upTo === undefined || upTo === seq ? `entry ${seq}` : `entry ${seq} to ${upTo}`;
    lines.push(`${entries} ${CHAIN_FAULTS[code]}`);
  }
  if (cases?.fault !== undefined) {
    const { code, id, seq } = cases.fault;
    const step = seq === undefined ? '' : ` (entry ${seq})`;
    lines.push(`case ${id} ${CASE_FAULTS[code]}${step}`);
  }
  return lines;
}
