import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { dirname, join } from 'node:path';
import { loadOrCreateSigningKey, loadSigningKey, type KeyKind } from './signing-key.js';

const PRIVATE_NAME = 'audit-anchor-key.pem';
const ED25519: KeyKind = {
  name: 'Ed25519 key',
  isOne: (key) => key.asymmetricKeyType === 'ed25519',
};

/** Where the key lies that anchors of the audit chain are signed with: beside the keyring. */
export const anchorKeyPath = (keyringPath: string): string =>
  join(dirname(keyringPath), PRIVATE_NAME);

/** The private key for anchors, made first where there is none, as `loadOrCreateSigningKey` says. */
export const loadOrCreateAnchorKey = (path: string): Promise<KeyObject> =>
  loadOrCreateSigningKey(path, ED25519, () => generateKeyPairSync('ed25519').privateKey);

/** The private key at a path; undefined when there is no file. */
export const loadAnchorKey = (path: string): Promise<KeyObject | undefined> =>
  loadSigningKey(path, ED25519);
