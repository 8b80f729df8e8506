const FIRST_BYTES = 64 * 1024;
/** A number or a short piece; room for as much is made before writing it. */
const PIECE_BYTES = 64;
const MAX_SMALL = 1_000_000_000;

/**
 * Writes JSON as UTF-8 bytes piece by piece. Thousands of rows as strings would be built, joined
 * and encoded one after another, at several times the cost.
 */
export class JsonWriter {
  private buffer = Buffer.allocUnsafe(FIRST_BYTES);
  private length = 0;

  /** A piece of at most 64 ASCII characters, as it is. */
  ascii(piece: string): void {
    this.makeRoom(PIECE_BYTES);
    const { buffer } = this;
    let at = this.length;
    for (let i = 0; i < piece.length; i++) buffer[at++] = piece.charCodeAt(i);
    this.length = at;
  }

  /** A number as JSON has it, in full precision; null for none. */
  number(value: number | null): void {
    if (value === null) this.ascii('null');
    else if (Number.isInteger(value) && value >= 0 && value < MAX_SMALL) this.digits(value);
    else this.ascii(String(value));
  }

  /** A label such as `,"valid":` and its number. */
  field(label: string, value: number | null): void {
    this.ascii(label);
    this.number(value);
  }

  /** A string in quotes. */
  text(text: string): void {
    this.makeRoom(text.length * 3 + 2);
    const start = this.length;
    const { buffer } = this;
    let at = start;
    buffer[at++] = 0x22;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c < 0x20 || c === 0x22 || c === 0x5c || (c >= 0xd800 && c < 0xe000)) {
        // Rare: escapes and pairs are left to the platform.
        this.string(JSON.stringify(text));
        return;
      }
      if (c < 0x80) buffer[at++] = c;
      else {
        if (c < 0x800) buffer[at++] = 0xc0 | (c >> 6);
        else {
          buffer[at++] = 0xe0 | (c >> 12);
          buffer[at++] = 0x80 | ((c >> 6) & 0x3f);
        }
        buffer[at++] = 0x80 | (c & 0x3f);
      }
    }
    buffer[at++] = 0x22;
    this.length = at;
  }

  /** Any value by JSON.stringify, of which only `[from, to)` is written. */
  value(value: object, from = 0, to?: number): void {
    this.string(JSON.stringify(value).slice(from, to));
  }

  bytes(): Buffer {
    return this.buffer.subarray(0, this.length);
  }

  private string(json: string): void {
    this.makeRoom(json.length * 3);
    this.length += this.buffer.write(json, this.length);
  }

  private digits(value: number): void {
    this.makeRoom(PIECE_BYTES);
    let count = 1;
    for (let power = 10; value >= power; power *= 10) count++;
    let rest = value | 0;
    for (let at = this.length + count - 1; at >= this.length; at--) {
      const next = (rest / 10) | 0;
      this.buffer[at] = 0x30 + rest - next * 10;
      rest = next;
    }
    this.length += count;
  }

  private makeRoom(bytes: number): void {
    if (this.length + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.length + bytes));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }
}
