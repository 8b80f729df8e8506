/**
 * Codes that people read from paper and type by hand: Crockford's base 32, without I, L, O and U,
 * five characters a group. 5 bits a character.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const WRITTEN = new RegExp(`^[${ALPHABET}]+$`);
const GROUP = 5;

/** A receipt number: 100 bits, so that none can be guessed. */
export const RECEIPT_LENGTH = 20;
/** The code on a queue slip: 40 bits, guarded by a limit of tries. */
export const SLIP_LENGTH = 8;

/** The first `length` characters of bytes, ungrouped; `bytes` has at least 5 bits for each. */
export function spokenCode(bytes: Uint8Array, length: number): string {
  let code = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5 && code.length < length; bits -= 5) {
      code += ALPHABET.charAt((held >> (bits - 5)) & 31);
    }
    held &= 31;
  }
  return code;
}

/** As it is printed: `7K3QD-9XW2M-…`. */
export const grouped = (code: string): string =>
  code.replace(new RegExp(`(.{${GROUP}})(?=.)`, 'g'), '$1-');

/**
 * What a person has typed, as `spokenCode` made it: upper or lower case, with or without hyphens
 * and spaces, O for 0, I and L for 1. Undefined when it is no such code.
 */
export function readSpokenCode(text: string, length: number): string | undefined {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === length && WRITTEN.test(code) ? code : undefined;
}
