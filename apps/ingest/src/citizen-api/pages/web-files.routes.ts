import { problemAnswer, type CitizenAnswer } from '../citizen-answer.js';
import type { CitizenRequest, CitizenRoute } from '../citizen-route.js';
import { ENCODINGS, type Encoding, type WebBuild } from './web-build.js';

/** Names with a hash never change what they mean; the widget's name stays as its content changes. */
const FOREVER = 'public, max-age=31536000, immutable';
const FIVE_MINUTES = 'public, max-age=300';

/** The files of the web build, from memory. */
export const webFileRoutes = (build: WebBuild): readonly CitizenRoute[] => [
  {
    method: 'GET',
    url: '/widget.js',
    handle: (request) => fileAnswer(build, '/widget.js', FIVE_MINUTES, request),
  },
  {
    method: 'GET',
    url: '/assets/:name',
    handle: (request) =>
      fileAnswer(build, `/assets/${request.params['name'] ?? ''}`, FOREVER, request),
  },
];

function fileAnswer(
  build: WebBuild,
  path: string,
  caching: string,
  { headers: asked }: CitizenRequest,
): CitizenAnswer {
  const file = build.files.get(path);
  if (file === undefined) return problemAnswer({ problem: 'no-such-file' });
  const headers = {
    'cache-control': caching,
    'content-type': file.type,
    etag: file.etag,
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
  };
  if (matches(asked['if-none-match'], file.etag)) return { status: 304, headers, body: '' };
  const accepted = acceptedEncodings(asked['accept-encoding']);
  const encoding = ENCODINGS.find((one) => accepted.has(one) && file.packed[one] !== undefined);
  const packed = encoding === undefined ? undefined : file.packed[encoding];
  if (encoding === undefined || packed === undefined) {
    return { status: 200, headers, body: file.plain };
  }
  return { status: 200, headers: { ...headers, 'content-encoding': encoding }, body: packed };
}

type HeaderValue = CitizenRequest['headers'][string];

/** A proxy that packs anew makes the tag a weak one. */
const matches = (header: HeaderValue, etag: string): boolean =>
  typeof header === 'string' &&
  header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);

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
