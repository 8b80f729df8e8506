import { createPublicKey } from 'node:crypto';
import { anchorKeyPath, loadAnchorKey } from '#shared/crypto/anchor-key.js';
import { AppError } from '#shared/errors/app-error.js';
import { MongoAuditVerifier } from '../../../apps/console/src/audit/audit-verifier.mongo.js';
import { faultLines } from '../../../apps/console/src/audit/finding-lines.js';
import type { HcpConfig } from '../hcp.config.js';
import { withMigrated } from '../registry-change.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { answer } from '../terminal/say.js';

/**
 * `hcp verify audit`: reads the whole audit chain and its anchors; names the first entry that was
 * altered, taken away, put in, rewritten or cut off, the first anchor at fault, and the first case
 * that is not what its last step left.
 */
export async function runVerifyAudit(asJson: boolean, config: HcpConfig): Promise<ExitCode> {
  const path = anchorKeyPath(config.HCP_KEYRING);
  const key = await loadAnchorKey(path);
  if (key === undefined) {
    throw new AppError('usage', `there is no key at ${path}: console makes it at its first start`);
  }
  return withMigrated(config, async (db) => {
    const verifier = new MongoAuditVerifier(db, config.HCP_AUDIT_ANCHORS, createPublicKey(key));
    const finding = await verifier.verify();
    const faults = faultLines(finding);
    const intact = faults.length === 0;
    const { anchors, chain, cases } = finding;
    const counts = { entries: chain.entries, anchors: anchors.anchors.length };
    if (asJson) {
      const { fault } = chain;
      const more = { fault, anchorFault: anchors.fault, caseFault: cases?.fault };
      answer(JSON.stringify({ intact, ...counts, ...more }));
    } else if (intact) {
      const upTo = anchors.anchors.at(-1)?.seq ?? 0;
      answer(`the audit chain is intact: ${counts.entries} entries, anchored up to ${upTo}`);
    } else {
      for (const fault of faults) answer(fault);
    }
    return intact ? EXIT.done : EXIT.found;
  });
}
