import { timingSafeEqual } from 'node:crypto';
import { sealContext, type Sealed } from '#shared/contract/sealed.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import type { FoundRow } from './service-finder.port.js';

const DIGITS = 4;
/** Fewer digits than these are no phone number, and no four of them are known to one person only. */
const SHORTEST = 7;

/**
 * Compares the last digits of the phone on record with what a person has typed. It takes the same
 * work whether there is a record or not and whatever it holds: without one, a ciphertext of
 * nobody's is opened.
 */
export class MobileCheck {
  private readonly nobody: { readonly sealed: Sealed; readonly context: string };

  constructor(private readonly sealer: Sealer) {
    const context = sealContext('mobile', 'nobody');
    this.nobody = { sealed: sealer.seal('00000000000', context), context };
  }

  /** Those of the rows whose phone ends with these four digits. */
  matching(rows: readonly FoundRow[], last4: string): FoundRow[] {
    if (rows.length === 0) this.fits(undefined, last4);
    return rows.filter((row) => this.fits(row, last4));
  }

  private fits(row: FoundRow | undefined, last4: string): boolean {
    const known = row?.personal?.mobile;
    const text =
      row === undefined || known === undefined
        ? this.sealer.open(this.nobody.sealed, this.nobody.context)
        : this.sealer.open(known, sealContext('mobile', row._id));
    const digits = (text ?? '').replace(/\D/g, '');
    const onRecord = digits.slice(-DIGITS).padStart(DIGITS, 'x');
    const isSame = timingSafeEqual(Buffer.from(onRecord), Buffer.from(last4));
    return isSame && known !== undefined && digits.length >= SHORTEST;
  }
}
