import type { Sealed } from '#shared/contract/sealed.js';
import type { Keyring } from '#shared/crypto/keyring.js';
import { createSealer } from '#shared/crypto/sealer.js';

/** Keeps the secrets of second factors encrypted in the database, each bound to its account. */
export class TotpVault {
  private readonly sealer;

  constructor(keyring: Keyring) {
    this.sealer = createSealer(keyring);
  }

  seal(secret: string, user: string): Sealed {
    return this.sealer.seal(secret, contextOf(user));
  }

  /** Undefined when it was sealed for another account or under another keyring. */
  open(sealed: Sealed, user: string): string | undefined {
    return this.sealer.open(sealed, contextOf(user));
  }
}

const contextOf = (user: string): string => `totp\n${user}`;
