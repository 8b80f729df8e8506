import { bestFor, isKnown } from '#shared/app/packed-answer.js';
import { problemAnswer, type CitizenAnswer } from '../citizen-answer.js';
import type { CitizenRequest, CitizenRoute } from '../citizen-route.js';
import type { WebBuild } from './web-build.js';

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
  if (isKnown(asked['if-none-match'], file.etag)) return { status: 304, headers, body: '' };
  const { encoding, body } = bestFor(asked['accept-encoding'], file);
  return encoding === undefined
    ? { status: 200, headers, body }
    : { status: 200, headers: { ...headers, 'content-encoding': encoding }, body };
}
