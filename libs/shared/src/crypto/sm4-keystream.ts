import { createCipheriv, randomFillSync } from 'node:crypto';

const BLOCK = 16;
const BLOCKS = 1_024;
const ZEROS = Buffer.alloc(BLOCK * BLOCKS);

/**
 * SM4-CTR keystream made ahead, since setting up a cipher costs more than encrypting a field.
 * Each run has a random 96-bit nonce and a 32-bit block counter; a block is given out once and
 * wiped. What is encrypted with block n on is plain SM4-CTR with the initial counter
 * `nonce || n`.
 */
export class Sm4Keystream {
  private readonly nonce = Buffer.alloc(BLOCK - 4);
  private blocks: Buffer = Buffer.alloc(0);
  private next = BLOCKS;

  constructor(private readonly key: Buffer) {}

  /** Writes the initial counter at `at` and the encrypted text behind it; returns the end. */
  encryptInto(target: Buffer, at: number, plaintext: Buffer): number {
    const needed = Math.max(1, Math.ceil(plaintext.length / BLOCK));
    if (this.next + needed > BLOCKS) this.refill();
    this.nonce.copy(target, at);
    const start = target.writeUInt32BE(this.next, at + this.nonce.length);
    const from = this.next * BLOCK;
    for (let i = 0; i < plaintext.length; i += 1) {
      target[start + i] = (plaintext[i] ?? 0) ^ (this.blocks[from + i] ?? 0);
    }
    this.blocks.fill(0, from, from + needed * BLOCK);
    this.next += needed;
    return start + plaintext.length;
  }

  private refill(): void {
    randomFillSync(this.nonce);
    const counter = Buffer.concat([this.nonce, Buffer.alloc(4)]);
    this.blocks = createCipheriv('sm4-ctr', this.key, counter).update(ZEROS);
    this.next = 0;
  }

  /** The longest text one run can encrypt, in bytes. */
  static readonly LONGEST = BLOCK * BLOCKS;
}
