import { randomUUID } from 'node:crypto';
import type { CitizenRatingInput } from '#shared/contract/citizen-api.js';
import type { InvitationAnswer, InvitationInput } from '#shared/contract/invitation.js';
import { signingKey, type SigningKey } from '#shared/crypto/webhook-signature.js';
import { provinceEvents } from '../backlog/province.js';
import { serveWorker } from '../lab/serve-worker.js';
import type { LoadResult } from './load.types.js';
import { sendRound, type ReadyRequest } from './send-round.js';
import { signedHeaders } from './signed-requests.js';

/** One round of ratings by token. */
export interface TokenLoadJob {
  readonly origin: string;
  readonly source: string;
  readonly secret: string;
  readonly connections: number;
  readonly seconds: number;
  /** Most requests of the round: so many services are invited beforehand. */
  readonly requests: number;
}

const TAKEN = 202;
const INVITED = 201;
const AT_ONCE = 500;
const DAYS = 3;
const STORIES = 20_000;

interface Told {
  readonly service: Omit<InvitationInput, 'projectNo' | 'serviceTime'>;
  readonly said: Omit<CitizenRatingInput, 'token' | 'submission'>;
}

let told: Told[] | undefined;

/** Invites, which is not timed, and then has every token rate once. */
async function load(job: TokenLoadJob): Promise<LoadResult> {
  told ??= makeStories();
  const key = signingKey(job.secret);
  const requests: ReadyRequest[] = [];
  for (let from = 0; from < job.requests; from += AT_ONCE) {
    const stories = Array.from(
      { length: Math.min(AT_ONCE, job.requests - from) },
      (_, i) => (told ?? [])[(from + i) % STORIES],
    ).filter((story) => story !== undefined);
    const invitations = await invite(job, key, stories);
    for (const { index, token } of invitations) {
      const rating = { token, submission: randomUUID(), ...stories[index]?.said };
      requests.push({
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(JSON.stringify(rating)),
      });
    }
  }
  const isTaken = (status: number, text: string): boolean =>
    status === TAKEN && text.includes('"receipt"');
  const path = '/v1/citizen/ratings';
  return sendRound({ ...job, path, eventsPerRequest: 1, isTaken }, requests);
}

async function invite(
  { origin, source }: TokenLoadJob,
  key: SigningKey,
  stories: readonly Told[],
): Promise<readonly InvitationAnswer[]> {
  const serviceTime = new Date().toISOString();
  const events = stories.map(({ service }): InvitationInput => ({
    ...service,
    projectNo: randomUUID(),
    serviceTime,
  }));
  const body = Buffer.from(JSON.stringify(events));
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const answer = await fetch(`${origin}/v1/invitations`, {
    method: 'POST',
    headers: signedHeaders(source, key, timestamp, body),
    body,
  });
  const text = await answer.text();
  const { invitations } = JSON.parse(text) as { invitations?: InvitationAnswer[] };
  if (answer.status === INVITED && invitations?.length === stories.length) return invitations;
  throw new Error(`invitations: ${answer.status} ${text.slice(0, 300)}`);
}

/** What the province's people say of their services, without what only a source would send. */
function makeStories(): Told[] {
  const stories: Told[] = [];
  for (const event of provinceEvents({ events: STORIES * 4, days: DAYS, run: 'token' })) {
    if (event.kind !== 'rating' || event.body.isDefault === true) continue;
    const { areaCode, deptCode, taskCode, serviceNumber } = event.body;
    const { satisfaction, evalDetail, writingEvaluation } = event.body;
    stories.push({
      service: { areaCode, deptCode, taskCode, serviceNumber },
      said: {
        satisfaction,
        pf: 2,
        ...(evalDetail === undefined ? {} : { evalDetail }),
        ...(writingEvaluation === undefined ? {} : { writingEvaluation }),
      },
    });
    if (stories.length === STORIES) return stories;
  }
  throw new Error('the province told too few stories');
}

serveWorker(load);
