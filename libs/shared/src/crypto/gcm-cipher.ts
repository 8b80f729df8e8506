import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Cipher } from './cipher.js';

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM with a random nonce; the context is additional authenticated data. */
export class GcmCipher implements Cipher {
  constructor(private readonly key: Buffer) {}

  encrypt(plaintext: string, context: string): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    cipher.setAAD(Buffer.from(context, 'utf8'));
    const text = cipher.update(plaintext, 'utf8');
    return Buffer.concat([nonce, text, cipher.final(), cipher.getAuthTag()]);
  }

  decrypt(bytes: Buffer, context: string): string | undefined {
    if (bytes.length < NONCE + TAG) return undefined;
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, NONCE));
    decipher.setAAD(Buffer.from(context, 'utf8'));
    decipher.setAuthTag(bytes.subarray(-TAG));
    const text = decipher.update(bytes.subarray(NONCE, -TAG));
    try {
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    } catch {
      return undefined; // the tag does not match: that is the answer, and no fault of ours
    }
  }
}
