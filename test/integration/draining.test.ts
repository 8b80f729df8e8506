import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { json } from 'node:stream/consumers';
import { rating } from '../support/events.js';
import { IngestUnderTest } from '../support/ingest.js';
import { signed } from '../support/source-client.js';
import { until } from '../support/until.js';

let ingest: IngestUnderTest | undefined;
const agent = new Agent({ keepAlive: true });

afterEach(async () => {
  await ingest?.stop();
  ingest = undefined;
  agent.destroy();
});

async function start(drainSeconds: number): Promise<IngestUnderTest> {
  ingest = await IngestUnderTest.start('draining', { HCP_DRAIN_SECONDS: String(drainSeconds) });
  return ingest;
}

interface Answer {
  readonly status: number | undefined;
  readonly connection: string | undefined;
  readonly body: unknown;
}

async function answerTo(asking: ClientRequest): Promise<Answer> {
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  const { statusCode: status, headers } = answer;
  return { status, connection: headers.connection, body: await json(answer) };
}

/** Asks over a connection that is kept where the service lets it be. */
const get = (address: string, path: string): Promise<Answer> =>
  answerTo(request(address + path, { agent }).end());

/** A signed rating of which the service has the headers, and the text it still waits for. */
function begin(open: IngestUnderTest): { posting: ClientRequest; body: string } {
  const body = JSON.stringify(rating());
  const headers = signed('HALL', open.secrets.get('HALL') ?? '', body, `msg_${randomUUID()}`);
  const posting = request(`${open.service.address}/v1/ratings`, {
    method: 'POST',
    agent: false,
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
  });
  posting.flushHeaders();
  return { posting, body };
}

it('while it drains a service is not ready, lives, and answers like before, each answer the last', async () => {
  const open = await start(300);
  const { address } = open.service;
  expect(await get(address, '/health/ready')).toMatchObject({
    status: 200,
    connection: 'keep-alive',
  });
  const stopping = open.service.stop();
  await until('it is not ready', async () => {
    const { status, body } = await get(address, '/health/ready');
    expect(body).toMatchObject({ faults: { stopping: expect.any(String) as string } });
    return status === 503;
  });
  expect(await get(address, '/health/live')).toMatchObject({ status: 200, connection: 'close' });
  const { posting, body } = begin(open);
  posting.end(body);
  expect(await answerTo(posting)).toMatchObject({ status: 202, connection: 'close' });
  // Whoever asks a second time does not want to wait.
  process.kill(open.service.pid, 'SIGTERM');
  expect(await stopping).toBe('exit code 1');
});

it('a rating on its way when the listener closes is taken in, and idle connections are closed', async () => {
  const open = await start(0);
  const { address } = open.service;
  await get(address, '/health/live');
  const [idle] = Object.values(agent.freeSockets).flat() as Socket[];
  if (idle === undefined) throw new Error('the connection was not kept');
  const closed = once(idle, 'close');
  const { posting, body } = begin(open);
  posting.write(body.slice(0, 10));
  // Asked later on another connection: by then the service has heard of the request before.
  await get(address, '/health/live');
  const stopping = open.service.stop();
  await closed;
  await until('nobody is let in any more', () =>
    get(address, '/health/live').then(
      () => false,
      () => true,
    ),
  );
  posting.end(body.slice(10));
  expect(await answerTo(posting)).toMatchObject({
    status: 202,
    connection: 'close',
    body: { accepted: 1 },
  });
  expect(await stopping).toBe('exit code 0');
});
