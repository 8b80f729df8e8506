import { randomBytes } from 'node:crypto';
import type { Message } from 'kafkajs';
import { HASHED_FIELDS, PERSONAL_FIELDS, type Sealed } from '#shared/contract/sealed.js';
import { HEADER, SCHEMA_OF } from '#shared/contract/topic.js';
import type { DemoRating, DemoService } from '../../../tools/demo/events/demo-event.js';

const POOL = randomBytes(512 * 1024);
const NONCE_AND_CODE_BYTES = 44;
let at = 0;

const randomSlice = (bytes: number): Buffer => {
  if (at + bytes > POOL.length) at = Math.floor(Math.random() * 997);
  at += bytes;
  return POOL.subarray(at - bytes, at);
};

/** As long, and as incompressible, as what ingest would have sealed; nobody opens it here. */
const sealedLike = (plaintext: string): Sealed => ({
  kid: 'data-00000000',
  ct: randomSlice(NONCE_AND_CODE_BYTES + Buffer.byteLength(plaintext)).toString('base64'),
});

/** An event of the simulated province as ingest would have put it on the topic. */
export function topicMessage(event: DemoRating | DemoService, n: number): Message {
  const body: Record<string, unknown> = { ...event.body, space: event.space };
  for (const name of HASHED_FIELDS) {
    if (name in body) body[`${name}Hash`] = randomSlice(32).toString('hex');
  }
  for (const name of PERSONAL_FIELDS) {
    const plaintext = body[name];
    if (typeof plaintext === 'string') body[name] = sealedLike(plaintext);
  }
  if (event.kind === 'rating') body['door'] = 'forwarded';
  return {
    key: event.body.deptCode,
    value: JSON.stringify(body),
    headers: {
      [HEADER.type]: event.kind,
      [HEADER.schema]: SCHEMA_OF[event.kind],
      [HEADER.source]: event.source,
      [HEADER.correlationId]: `bench-${n}`,
    },
  };
}
