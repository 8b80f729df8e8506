import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { ClosingConnections } from './closing-connections.js';

let server: Server;
let connections: ClosingConnections;
let isLeaving: boolean;
let unfinished: ServerResponse | undefined;
const warnings: object[] = [];
const agent = new Agent({ keepAlive: true });

beforeEach(async () => {
  isLeaving = false;
  warnings.length = 0;
  server = createServer((asked, answer) => {
    if (asked.url === '/stream') {
      unfinished = answer;
      answer.write('begun');
    } else answer.end('done');
  });
  connections = new ClosingConnections(server, {
    isLeaving: () => isLeaving,
    logger: { warn: (fields: object) => warnings.push(fields) },
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function get(path: string): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  const asking = request({ host: '127.0.0.1', port, path, agent }).end();
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  return answer;
}

it('answers end their connection once the process leaves, those over an old one too', async () => {
  const before = await get('/');
  expect(before.headers.connection).toBe('keep-alive');
  await text(before);
  isLeaving = true;
  const after = await get('/');
  expect(after.headers.connection).toBe('close');
  expect(await text(after)).toBe('done');
});

it('an answer that streams when the server closes is finished, and its connection then closed', async () => {
  const answer = await get('/stream');
  const closed = once(server, 'close');
  connections.closeAsTheyFallIdle();
  server.close();
  unfinished?.end(' and over');
  expect(await text(answer)).toBe('begun and over');
  await closed;
  expect(warnings).toEqual([]);
});

it('an answer that does not end is cut off after the limit, and told of', async () => {
  const answer = await get('/stream');
  const cut = once(answer, 'error');
  const closed = once(server, 'close');
  connections.closeAsTheyFallIdle(200);
  server.close();
  answer.resume();
  await cut;
  await closed;
  expect(warnings).toEqual([{ connections: 1 }]);
});
