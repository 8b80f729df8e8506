/** How an answer may be packed, the best first. */
export const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** An answer as it is, and as it was packed beforehand. */
export interface PackedAnswer {
  readonly plain: Buffer;
  readonly packed: Readonly<Partial<Record<Encoding, Buffer>>>;
}

type HeaderValue = string | readonly string[] | undefined;

/** The bytes that answer an `accept-encoding` best; without `encoding` they are not packed. */
export function bestFor(
  acceptEncoding: HeaderValue,
  { plain, packed }: PackedAnswer,
): { readonly encoding?: Encoding; readonly body: Buffer } {
  const accepted = acceptedEncodings(acceptEncoding);
  for (const encoding of ENCODINGS) {
    const body = packed[encoding];
    if (body !== undefined && accepted.has(encoding)) return { encoding, body };
  }
  return { body: plain };
}

/** Whether an `if-none-match` has the tag. A proxy that packs anew makes the tag a weak one. */
export const isKnown = (ifNoneMatch: HeaderValue, etag: string): boolean =>
  typeof ifNoneMatch === 'string' &&
  ifNoneMatch.split(',').some((tag) => opaque(tag.trim()) === opaque(etag));

const opaque = (tag: string): string => tag.replace(/^W\//, '');

/** The encodings of ours that are accepted; one with `q=0` is not. */
function acceptedEncodings(header: HeaderValue): ReadonlySet<Encoding> {
  const accepted = new Set<Encoding>();
  for (const part of typeof header === 'string' ? header.split(',') : []) {
    const [name = '', quality = ''] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const encoding = ENCODINGS.find((one) => one === name);
    if (encoding !== undefined && !/^q=0(\.0*)?$/.test(quality)) accepted.add(encoding);
  }
  return accepted;
}
