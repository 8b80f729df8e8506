import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateSecret } from '#shared/crypto/source-secret.js';
import { signingKey, verifySignature } from '#shared/crypto/webhook-signature.js';
import { deliver, type Delivery } from './deliver.js';
import type { Parcel } from './outbox.js';

const NOW = Date.parse('2026-11-22T12:00:00+08:00');
const key = signingKey(generateSecret());
const parcel: Parcel = { source: 'jx-zwfw', endpoint: 'ratings', format: 'array', events: [] };

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

describe('deliver', () => {
  let server: Server;
  let answers: Answer[];
  let bodies: string[];
  let verified: boolean[];

  beforeEach(async () => {
    answers = [];
    bodies = [];
    verified = [];
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        bodies.push(body.toString());
        const header = (name: string): string => String(request.headers[name]);
        const signed = { id: header('webhook-id'), timestamp: header('webhook-timestamp'), body };
        verified.push(verifySignature([key], header('webhook-signature'), signed));
        const answer = answers.shift() ?? { status: 500, body: {} };
        response.writeHead(answer.status).end(JSON.stringify(answer.body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const send = (more: Partial<Delivery> = {}) =>
    deliver(parcel, {
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      id: 'demo_1',
      key,
      signature: 'v1',
      clock: () => NOW,
      patienceMs: 10_000,
      ...more,
    });

  it('signs what it sends, in either kind, and reads the receipt', async () => {
    const receipt = { accepted: 2, rejected: [{ index: 1, code: 'missing', field: 'pf' }] };
    answers = [
      { status: 202, body: receipt },
      { status: 422, body: { ...receipt, accepted: 0 } },
    ];
    expect(await send()).toEqual({ ...receipt, retries: 0 });
    expect(await send({ signature: 'v1sm3' })).toEqual({ ...receipt, accepted: 0, retries: 0 });
    expect(verified).toEqual([true, true]);
  });

  it('sends the same body again when ingest is busy or away', async () => {
    const busy = [429, 503].map((status) => ({ status, body: {} }));
    answers = [...busy, { status: 202, body: { accepted: 0, rejected: [] } }];
    expect(await send()).toEqual({ accepted: 0, rejected: [], retries: 2 });
    expect(new Set(bodies).size).toBe(1);
  });

  it('gives up when its patience is at an end, and when it is told no', async () => {
    answers = [{ status: 503, body: {} }];
    await expect(send({ patienceMs: 0 })).rejects.toThrow('gave up');
    answers = [{ status: 401, body: { code: 'bad-signature' } }];
    await expect(send()).rejects.toThrow('401');
  });
});
