import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateSecret } from '#shared/crypto/source-secret.js';
import { signingKey, verifySignature } from '#shared/crypto/webhook-signature.js';
import { SourceClient } from './source-client.js';

interface Seen {
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
interface Reply {
  readonly status: number;
  readonly body: object;
  readonly headers?: Record<string, string>;
}

const key = signingKey(generateSecret());
const BODY = Buffer.from('[{"pf":1}]');
const OK: Reply = { status: 202, body: { accepted: 1, rejected: [] } };
const BUSY: Reply = { status: 503, body: { code: 'unavailable', title: 'events cannot be taken' } };

describe('the reference client', () => {
  let server: Server;
  let replies: Reply[];
  let seen: Seen[];

  beforeEach(async () => {
    [replies, seen] = [[], []];
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const body = Buffer.concat(parts).toString();
        seen.push({ url: request.url, headers: request.headers, body });
        const reply = replies.shift() ?? OK;
        response.writeHead(reply.status, reply.headers).end(JSON.stringify(reply.body));
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const client = (more: { check?: boolean; sm3?: boolean; patienceMs?: number } = {}) =>
    new SourceClient({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      source: 's1',
      key,
      signature: more.sm3 === true ? 'v1sm3' : 'v1',
      check: more.check === true,
      patienceMs: more.patienceMs ?? 30_000,
      onWait: () => undefined,
    });

  const isSigned = ({ headers, body }: Seen): boolean =>
    verifySignature([key], String(headers['webhook-signature']), {
      id: String(headers['webhook-id']),
      timestamp: String(headers['webhook-timestamp']),
      body: Buffer.from(body),
    });

  it.each([[false], [true]])('signs what it sends (SM3: %s)', async (sm3) => {
    expect(await client({ sm3 }).post('ratings', BODY)).toEqual(OK.body);
    expect(seen[0]?.url).toBe('/v1/ratings');
    expect(seen[0]?.headers['x-hcp-source']).toBe('s1');
    expect(seen.every(isSigned)).toBe(true);
  });

  it('asks for a judgement under an id that publishing refuses', async () => {
    await client({ check: true }).post('services', BODY);
    expect(seen[0]?.url).toBe('/v1/check/services');
    expect(seen[0]?.headers['webhook-id']).toMatch(/^check_/);
  });

  it('sends the same body again, under the same id, while ingest is busy', async () => {
    const away = { status: 502, body: { title: 'a gateway without ingest' } };
    replies = [BUSY, { ...BUSY, status: 429, headers: { 'retry-after': '0.05' } }, away, OK];
    expect(await client().post('ratings', BODY)).toEqual(OK.body);
    expect(new Set(seen.map(({ body }) => body)).size).toBe(1);
    expect(new Set(seen.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(seen).toHaveLength(4);
    expect(seen.every(isSigned)).toBe(true);
  });

  it('gives up when its patience ends, and says why', async () => {
    replies = [BUSY, BUSY, BUSY];
    await expect(client({ patienceMs: 0 }).post('ratings', BODY)).rejects.toThrow(
      'ingest refuses the request: 503 unavailable: events cannot be taken',
    );
  });

  it('returns what is rejected, also when all of it is', async () => {
    const rejected = [{ index: 0, code: 'missing', field: 'pf', message: 'pf: is required' }];
    replies = [{ status: 422, body: { code: 'none-acceptable', accepted: 0, rejected } }];
    expect((await client().post('ratings', BODY)).rejected).toEqual(rejected);
  });

  it('does not try again when it is refused', async () => {
    replies = [{ status: 401, body: { code: 'unauthorized', title: 'unknown source' } }];
    await expect(client().post('ratings', BODY)).rejects.toThrow(
      '401 unauthorized: unknown source',
    );
    expect(seen).toHaveLength(1);
  });
});
