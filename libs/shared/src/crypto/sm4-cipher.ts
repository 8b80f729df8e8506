import { createCipheriv, createDecipheriv, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Cipher } from './cipher.js';
import { Hmac } from './hmac.js';
import { Sm4Keystream } from './sm4-keystream.js';

const IV = 16;
const TAG = 32;

/**
 * SM4-CTR, then HMAC-SM3 over initial counter, ciphertext, its length and the context.
 * Key material: 16 bytes for the cipher, 32 for the code.
 */
export class Sm4Cipher implements Cipher {
  private readonly key: Buffer;
  private readonly hmac: Hmac;
  private readonly keystream: Sm4Keystream;

  constructor(material: Buffer) {
    this.key = material.subarray(0, 16);
    this.hmac = new Hmac('sm3', material.subarray(16));
    this.keystream = new Sm4Keystream(this.key);
  }

  encrypt(plaintext: string, context: string): Buffer {
    const text = Buffer.from(plaintext, 'utf8');
    const out = Buffer.allocUnsafe(IV + text.length + TAG);
    const end =
      text.length <= Sm4Keystream.LONGEST
        ? this.keystream.encryptInto(out, 0, text)
        : this.encryptAlone(out, text);
    this.hmac.digestInto(out, end, out.subarray(0, end), suffix(end, context));
    return out;
  }

  decrypt(bytes: Buffer, context: string): string | undefined {
    if (bytes.length < IV + TAG) return undefined;
    const sealed = bytes.subarray(0, -TAG);
    const tag = this.hmac.digest(sealed, suffix(sealed.length, context));
    if (!timingSafeEqual(tag, bytes.subarray(-TAG))) return undefined;
    const decipher = createDecipheriv('sm4-ctr', this.key, sealed.subarray(0, IV));
    return decipher.update(sealed.subarray(IV)).toString('utf8');
  }

  private encryptAlone(out: Buffer, text: Buffer): number {
    const iv = randomBytes(IV);
    iv.copy(out);
    return IV + createCipheriv('sm4-ctr', this.key, iv).update(text).copy(out, IV);
  }
}

/** The length keeps bytes from moving between ciphertext and context. */
const suffix = (length: number, context: string): string => `${length}\n${context}`;
