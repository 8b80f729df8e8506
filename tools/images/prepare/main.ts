import { anchorKeyPath, loadOrCreateAnchorKey } from '#shared/crypto/anchor-key.js';
import { loadOrCreateKeyring } from '#shared/crypto/keyring.js';
import {
  loadOrCreatePublicationKey,
  publicationKeyPath,
} from '../../../apps/report/src/publications/signing/publication-key.js';

import { initiateReplicaSet } from './initiate-replica-set.js';
import { readPrepareConfig } from './prepare.config.js';

/**
 * What compose runs once before everything else: keys where there are none, so that services may
 * have them read-only, and the replica set. Changes nothing that is there.
 */
const config = readPrepareConfig(process.env);
await loadOrCreateKeyring(config.HCP_KEYRING);
await loadOrCreateAnchorKey(anchorKeyPath(config.HCP_KEYRING));
await loadOrCreatePublicationKey(
  publicationKeyPath(config.HCP_KEYRING),
  config.HCP_PUBLICATION_ALGORITHM,
);
await initiateReplicaSet(config.MONGODB_MEMBER);
console.log('keys and replica set are there');
