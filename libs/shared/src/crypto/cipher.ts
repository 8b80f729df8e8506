/** Authenticated encryption with one key. */
export interface Cipher {
  /** Encrypts text and binds it to the context; the answer is nonce, ciphertext and tag. */
  encrypt(plaintext: string, context: string): Buffer;
  /** Undefined when the bytes were not made with this key and context. */
  decrypt(bytes: Buffer, context: string): string | undefined;
}

export const ALGORITHMS = ['sm4-ctr-hmac-sm3', 'aes-256-gcm'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** Bytes of key material that an algorithm takes. */
export const KEY_BYTES: Record<Algorithm, number> = { 'sm4-ctr-hmac-sm3': 48, 'aes-256-gcm': 32 };
