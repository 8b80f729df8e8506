import type { HcpConfig } from '../hcp.config.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { answer } from '../terminal/say.js';
import { replaceKeyring, requireKeyring, withActive, withNewKey } from './keyring-change.js';

/** `hcp keys list`: the names of the keys, the newest last; never the keys. */
export async function runKeysList({ HCP_KEYRING }: HcpConfig): Promise<ExitCode> {
  const keyring = await requireKeyring(HCP_KEYRING);
  for (const { kid, alg } of keyring.dataKeys) {
    answer(`data    ${kid}\t${alg}${kid === keyring.active ? '\tactive' : ''}`);
  }
  answer(`source  ${keyring.secretKey.kid}\t${keyring.secretKey.alg}`);
  return EXIT.done;
}

/** `hcp keys add`: a new data key, which every service must have before one seals with it. */
export async function runKeysAdd({ HCP_KEYRING }: HcpConfig): Promise<ExitCode> {
  const { keyring, kid } = withNewKey(await requireKeyring(HCP_KEYRING));
  await replaceKeyring(HCP_KEYRING, keyring);
  answer(kid);
  return EXIT.done;
}

/** `hcp keys activate`: from their next start on services seal with this key. */
export async function runKeysActivate(kid: string, { HCP_KEYRING }: HcpConfig): Promise<ExitCode> {
  await replaceKeyring(HCP_KEYRING, withActive(await requireKeyring(HCP_KEYRING), kid));
  answer(`active ${kid}`);
  return EXIT.done;
}
