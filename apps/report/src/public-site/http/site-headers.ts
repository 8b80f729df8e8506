// No script, no style inside the markup, nothing of anybody else's, and nobody embeds it.
const CSP = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of everything that the public gets. */
export const COMMON_HEADERS = {
  'content-security-policy': CSP,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

/** Open data may be read by pages of any origin; nothing of a person goes along with it. */
export const OPEN_HEADERS = {
  ...COMMON_HEADERS,
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag',
  'cross-origin-resource-policy': 'cross-origin',
} as const;

/** How long an answer may be kept. */
export const CACHING = {
  /** Named by the hash or the number of what never changes. */
  forever: 'public, max-age=31536000, immutable',
  /** A page of a publication that was asked for: only a correction or a new look changes it. */
  frozen: 'public, max-age=3600',
  /** Whatever shows the latest publication. */
  latest: 'public, max-age=60',
  never: 'no-store',
} as const;
export type Caching = keyof typeof CACHING;
