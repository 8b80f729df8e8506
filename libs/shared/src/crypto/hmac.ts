import { createHmac, hash } from 'node:crypto';

export type HashName = 'sm3' | 'sha256';

const BLOCK = 64;
const DIGEST = 32;
const SCRATCH = 64 * 1024;

// Shared by all keys: a digest is made in one synchronous turn.
const scratch = Buffer.alloc(BLOCK + SCRATCH);

/**
 * HMAC (RFC 2104) with one key, over SM3 or SHA-256. Short messages go through Node's one-shot
 * hash twice, which costs a tenth of `createHmac`; docs/adr/0010-sm4-and-sm3.md has the measurement.
 */
export class Hmac {
  private readonly inner = Buffer.alloc(BLOCK, 0x36);
  private readonly outer = Buffer.alloc(BLOCK + DIGEST, 0x5c);
  private readonly key: Buffer;

  constructor(
    private readonly algorithm: HashName,
    key: Uint8Array,
  ) {
    this.key = Buffer.from(key);
    const block = key.length > BLOCK ? hash(algorithm, this.key, 'buffer') : this.key;
    for (const [i, byte] of block.entries()) {
      this.inner[i] = byte ^ 0x36;
      this.outer[i] = byte ^ 0x5c;
    }
  }

  /** The 32 bytes of the code over the parts, one after the other; text is taken as UTF-8. */
  digest(...parts: readonly (string | Buffer)[]): Buffer {
    return Buffer.from(this.binary(parts), 'binary');
  }

  /** Writes the 32 bytes into `target` at `at`. */
  digestInto(target: Buffer, at: number, ...parts: readonly (string | Buffer)[]): void {
    target.write(this.binary(parts), at, 'binary');
  }

  /** One character a byte: a hash that Node hands out as a Buffer costs twice as much. */
  private binary(parts: readonly (string | Buffer)[]): string {
    let bytes = 0;
    // Three bytes are the most that UTF-8 takes for a unit of a JavaScript string.
    for (const part of parts) bytes += typeof part === 'string' ? part.length * 3 : part.length;
    if (bytes > SCRATCH) return this.streamed(parts);
    this.inner.copy(scratch);
    let end = BLOCK;
    for (const part of parts) {
      end += typeof part === 'string' ? scratch.write(part, end) : part.copy(scratch, end);
    }
    const inner = hash(this.algorithm, scratch.subarray(0, end), 'binary');
    this.outer.write(inner, BLOCK, 'binary');
    return hash(this.algorithm, this.outer, 'binary');
  }

  private streamed(parts: readonly (string | Buffer)[]): string {
    const hmac = createHmac(this.algorithm, this.key);
    for (const part of parts) hmac.update(part);
    return hmac.digest('binary');
  }
}
