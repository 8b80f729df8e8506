import type { KeyObject } from 'node:crypto';
import type { Logger } from '#shared/app/logger.js';
import type { Keyring } from '#shared/crypto/keyring.js';
import type { Passwords } from './auth/identity/passwords.js';
import type { ConsoleConfig } from './console.config.js';

/** What console is made of. */
export interface ConsoleOptions {
  readonly config: ConsoleConfig;
  readonly logger: Logger;
  readonly keyring: Keyring;
  /** Ed25519, private: signs the anchors of the audit chain. */
  readonly anchorKey: KeyObject;
  /**
   * Says a line to whoever started the process, and to no log. Where nobody looks, the first account
   * is made by `hcp user first`.
   */
  readonly say?: (line: string) => void;
  /** Epoch milliseconds; tests choose. */
  readonly now?: () => number;
  /** Tests hash passwords cheaply. */
  readonly passwords?: Passwords;
}
