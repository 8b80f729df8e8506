/**
 * SHA-256 (FIPS 180-4) over 64-byte blocks. WebCrypto is missing on plain http, and a call of it
 * for each nonce costs more than the hash.
 */
const BLOCK = 64;

const isPrime = (n: number): boolean => {
  for (let d = 2; d * d <= n; d += 1) if (n % d === 0) return false;
  return true;
};

const primes = (count: number): readonly number[] => {
  const found: number[] = [];
  for (let n = 2; found.length < count; n += 1) if (isPrime(n)) found.push(n);
  return found;
};

const fraction = (x: number): number => ((x - Math.floor(x)) * 2 ** 32) | 0;

// The first 32 bits of the fractional parts of square and cube roots of the first primes.
const START: Int32Array = Int32Array.from(primes(8), (p) => fraction(Math.sqrt(p)));
const K = Int32Array.from(primes(64), (p) => fraction(Math.cbrt(p)));

const rotate = (x: number, n: number): number => (x >>> n) | (x << (32 - n));
const schedule = new Int32Array(64);

/** The state after one more block, which begins at `offset`. */
function compress(state: Int32Array, view: DataView, offset: number): Int32Array {
  const w = schedule;
  const at = (i: number): number => w[i] ?? 0;
  for (let i = 0; i < 16; i += 1) w[i] = view.getInt32(offset + 4 * i);
  for (let i = 16; i < 64; i += 1) {
    const x = at(i - 15);
    const y = at(i - 2);
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    w[i] = (at(i - 16) + s0 + at(i - 7) + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let i = 0; i < 64; i += 1) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (K[i] ?? 0) + at(i)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  return Int32Array.of(a, b, c, d, e, f, g, h).map((x, i) => x + (state[i] ?? 0));
}

/**
 * A function that hashes `prefix + text` for many texts: whole blocks of the prefix are hashed
 * once. Both are ASCII. Answers the digest as eight signed words.
 */
export function sha256After(prefix: string): (text: string) => Int32Array {
  const whole = prefix.length - (prefix.length % BLOCK);
  const ascii = (text: string): readonly number[] => Array.from(text, (c) => c.charCodeAt(0));
  const head = new DataView(Uint8Array.from(ascii(prefix.slice(0, whole))).buffer);
  let middle: Int32Array = START;
  for (let offset = 0; offset < whole; offset += BLOCK) middle = compress(middle, head, offset);
  const rest = prefix.slice(whole);

  return (text) => {
    const tail = rest + text;
    const room = Math.ceil((tail.length + 9) / BLOCK) * BLOCK;
    const bytes = new Uint8Array(room);
    for (let i = 0; i < tail.length; i += 1) bytes[i] = tail.charCodeAt(i);
    bytes[tail.length] = 0x80;
    const view = new DataView(bytes.buffer);
    view.setUint32(room - 4, (whole + tail.length) * 8);
    let state = middle;
    for (let offset = 0; offset < room; offset += BLOCK) state = compress(state, view, offset);
    return state;
  };
}
