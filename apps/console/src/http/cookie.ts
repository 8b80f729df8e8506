/** How long and where a browser keeps a cookie. */
export interface CookieOptions {
  readonly secure: boolean;
  /** Seconds; 0 takes it away; absent: until the browser is closed. */
  readonly maxAge?: number;
}

/** The characters of a cookie's value (RFC 6265, without quotes). */
const VALUE = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/;

/**
 * The value of one cookie in a `Cookie` header. A name that stands twice has no value: a page of a
 * neighbouring host could have put the second one there.
 */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? values[0] : undefined;
}

/**
 * A `Set-Cookie` header that no script can read and no other site can make a browser send. Throws
 * a RangeError for a value that a cookie cannot carry.
 */
export function setCookie(name: string, value: string, { secure, maxAge }: CookieOptions): string {
  if (!VALUE.test(value)) throw new RangeError(`the cookie ${name} cannot carry this value`);
  return [
    `${name}=${value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Strict',
    ...(secure ? ['Secure'] : []),
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
  ].join('; ');
}
