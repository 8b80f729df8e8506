import { createHash } from 'node:crypto';
import type { Keyring } from '#shared/crypto/keyring.js';
import type { BackupManifest } from '../backup/backup-manifest.js';

type NeededKeys = BackupManifest['keys'];

const DIGITS = 16;

/** What names the keys of a keyring without telling them. */
export const namesOfKeys = ({ dataKeys, secretKey, lookupKey }: Keyring): NeededKeys => ({
  data: dataKeys.map(({ kid }) => kid),
  source: secretKey.kid,
  lookup: createHash('sha256').update(lookupKey).digest('hex').slice(0, DIGITS),
});

/** Which of the needed keys a keyring lacks, in words; none when it has all of them. */
export function lackingKeys(needed: NeededKeys, keyring: Keyring | undefined): string[] {
  const has = keyring && namesOfKeys(keyring);
  const known = new Set(has?.data);
  return [
    ...needed.data.filter((kid) => !known.has(kid)).map((kid) => `data key ${kid}`),
    ...(has?.source === needed.source ? [] : [`key of the sources' secrets ${needed.source}`]),
    ...(has?.lookup === needed.lookup ? [] : [`key of look-ups ${needed.lookup}`]),
  ];
}
