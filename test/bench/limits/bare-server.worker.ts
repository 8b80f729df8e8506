import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HEADER, SCHEMA_OF } from '#shared/contract/topic.js';
import { isFresh, signingKey, verifySignature } from '#shared/crypto/webhook-signature.js';
import { EventProducer } from '#shared/kafka/event-producer.js';
import { createKafka } from '#shared/kafka/kafka-client.js';
import type { ServerJob } from '../lab/server-job.js';
import { serveWorker } from '../lab/serve-worker.js';

/**
 * The limit of a single POST: node:http and nothing else, JSON.parse, the same HMAC, the same
 * micro-batching producer. It judges nothing, seals nothing, counts nothing.
 */
async function listen({ brokers, partitions, secret }: ServerJob): Promise<number> {
  const producer = new EventProducer(createKafka({ brokers, clientId: 'bare' }), {
    partitions,
    replication: 1,
  });
  await producer.start();
  const keys = [signingKey(secret)];
  const headers = {
    [HEADER.type]: Buffer.from('rating'),
    [HEADER.schema]: Buffer.from(SCHEMA_OF.rating),
    [HEADER.source]: Buffer.from('bench'),
    [HEADER.correlationId]: Buffer.from('bench'),
  };
  const accept = async (request: IncomingMessage, body: Buffer): Promise<boolean> => {
    const id = String(request.headers['webhook-id']);
    const timestamp = String(request.headers['webhook-timestamp']);
    const signature = String(request.headers['webhook-signature']);
    if (!isFresh(timestamp, Date.now())) return false;
    if (!verifySignature(keys, signature, { id, timestamp, body })) return false;
    const { deptCode } = JSON.parse(body.toString()) as { deptCode: string };
    await producer.publish([{ key: deptCode, value: body, headers }]);
    return true;
  };
  const answer = (response: ServerResponse, status: number): void => {
    const text = status === 202 ? '{"accepted":1,"rejected":[]}' : '{}';
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': text.length,
    });
    response.end(text);
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      accept(
        request,
        chunks[1] === undefined && chunks[0] ? chunks[0] : Buffer.concat(chunks),
      ).then(
        (accepted) => {
          answer(response, accepted ? 202 : 401);
        },
        () => {
          answer(response, 503);
        },
      );
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

serveWorker(listen);
