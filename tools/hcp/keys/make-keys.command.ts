import { existsSync } from 'node:fs';
import { anchorKeyPath, loadOrCreateAnchorKey } from '#shared/crypto/anchor-key.js';
import { loadOrCreateKeyring } from '#shared/crypto/keyring.js';
import {
  loadOrCreatePublicationKey,
  publicationKeyPath,
} from '../../../apps/report/src/publications/signing/publication-key.js';
import type { ReportConfig } from '../../../apps/report/src/report.config.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { answer } from '../terminal/say.js';

type KeyPlaces = Pick<ReportConfig, 'HCP_KEYRING' | 'HCP_PUBLICATION_ALGORITHM'>;

/**
 * `hcp keys make`: the keyring and, beside it, the keys that publications and anchors of the audit
 * chain are signed with. Services make them at their first start where they may write; where keys
 * are handed to them read-only, they are made before. What is there stays as it is.
 */
export async function runKeysMake({
  HCP_KEYRING: keyring,
  HCP_PUBLICATION_ALGORITHM: algorithm,
}: KeyPlaces): Promise<ExitCode> {
  const files = [keyring, publicationKeyPath(keyring), anchorKeyPath(keyring)];
  const there = new Set(files.filter((path) => existsSync(path)));
  await loadOrCreateKeyring(keyring);
  await loadOrCreatePublicationKey(publicationKeyPath(keyring), algorithm);
  await loadOrCreateAnchorKey(anchorKeyPath(keyring));
  for (const path of files) answer(`${there.has(path) ? 'kept' : 'made'} ${path}`);
  return EXIT.done;
}
