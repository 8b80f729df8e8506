import { NATIVE_PATHS } from './source-paths.js';
import type { Purpose } from './taker.js';

/** The paths for sources' own formats: the map of the source says what a body is. */
export const nativePaths = (parameters: object, responses: (purpose: Purpose) => object) =>
  Object.fromEntries(
    Object.entries(NATIVE_PATHS).map(([path, purpose]) => {
      const kind = purpose.kind === 'rating' ? 'Ratings' : 'Services';
      const post = {
        operationId: `${purpose.check ? 'check' : 'submit'}Native${kind}`,
        summary: purpose.check
          ? 'Judges what a source sends in its own format, and publishes nothing'
          : 'Takes what a source sends in its own format, as the map of the source reads it',
        requestBody: { required: true, content: { '*/*': { schema: BODY } } },
        responses: responses(purpose),
      };
      return [path, { parameters, post }];
    }),
  );

const BODY = {
  type: 'string',
  format: 'binary',
  description:
    'JSON, lines of JSON or a form, in the encoding of the map, at most 10,000 records and 8 MiB; ' +
    'see docs/source-maps.md',
};
