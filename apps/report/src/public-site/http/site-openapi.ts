const LICENCE =
  'Free to copy, analyse and republish, for any purpose: name the source and the number of the ' +
  'publication, say what was changed, claim no endorsement, do not try to identify persons.';

const NUMBER = {
  ...{ name: 'number', in: 'path', required: true },
  schema: { type: 'integer', minimum: 1 },
};
const FILE = {
  ...{ name: 'file', in: 'path', required: true },
  schema: { type: 'string', pattern: '^(open-[a-z-]+\\.csv|manifest\\.json)$' },
};

const content = (type: string, schema: object) => ({ content: { [type]: { schema } } });
const json = (schema: object) => content('application/json', schema);
const text = { type: 'string' };
const nullable = (type: string) => ({ type: [type, 'null'] });

const Problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    ...{ type: text, title: text, status: { type: 'integer' } },
    code: { enum: ['not-found', 'unavailable', 'internal'] },
    detail: text,
  },
};
const Publication = {
  type: 'object',
  properties: {
    number: { type: 'integer' },
    kind: { enum: ['day', 'week', 'month', 'quarter', 'year'] },
    ...{ period: text, first: text, last: text, publishedAt: text },
    ...{ asOf: nullable('string'), corrects: nullable('integer') },
    ...{ correctedBy: nullable('integer'), isOpen: { type: 'boolean' }, link: text },
  },
};
const Area = {
  type: 'object',
  properties: { code: text, name: text, level: text, kind: text, parentCode: nullable('string') },
};

const problem = (description: string) => ({
  description,
  ...content('application/problem+json', { $ref: '#/components/schemas/Problem' }),
});

const get = (summary: string, parameters: readonly object[], answer: object) => ({
  get: {
    ...{ summary, parameters },
    responses: {
      200: { description: summary, ...answer },
      304: { description: 'unchanged since the given ETag' },
      404: problem('there is nothing at this address'),
      503: problem('the publications cannot be read now'),
    },
  },
});

/** The description of what programs may fetch of the public site. */
export const siteOpenApi = (origin: string): string =>
  JSON.stringify({
    openapi: '3.1.0',
    info: {
      ...{ title: '好差评 open data', version: '1' },
      description:
        'Published periods only. Tables are CSV in UTF-8; rates are fractions between 0 and 1; an ' +
        'empty cell is no data, `*` a number that is withheld because it is small.',
      license: { name: LICENCE },
    },
    servers: [{ url: origin }],
    paths: {
      '/v1/open/publications': get('All publications, the newest first', [], {
        ...json({
          type: 'object',
          properties: {
            publications: { type: 'array', items: { $ref: '#/components/schemas/Publication' } },
          },
        }),
      }),
      '/v1/open/publications/key': get('The public key of the signatures', [], {
        ...json({ type: 'object', properties: { alg: text, keyId: text, publicKey: text } }),
      }),
      '/v1/open/publications/{number}': get('One publication with its manifest', [NUMBER], {
        ...json({ type: 'object' }),
      }),
      '/v1/open/publications/{number}/{file}': get(
        'An open file, or the manifest byte for byte',
        [NUMBER, FILE],
        { content: { 'text/csv': { schema: text }, 'application/json': { schema: {} } } },
      ),
      '/v1/open/areas': get('The areas of the latest publication', [], {
        ...json({
          type: 'object',
          properties: {
            publication: { type: 'integer' },
            areas: { type: 'array', items: { $ref: '#/components/schemas/Area' } },
          },
        }),
      }),
    },
    components: { schemas: { Problem, Publication, Area } },
  });
