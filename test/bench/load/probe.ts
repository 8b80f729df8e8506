import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RatingInput } from '#shared/contract/rating.js';
import { sign, WEBHOOK_HEADER, type SigningKey } from '#shared/crypto/webhook-signature.js';
import { chinaDay } from '#shared/domain/china-time.js';
import { provinceEvents } from '../backlog/province.js';
import { SOURCE } from '../lab/jiangxi.js';

const LOOK_EVERY_MS = 20;
const LONGEST_WAIT_MS = 30_000;
const DAYS = 3;
/** Enough stories to meet as many different departments as there are probes. */
const EVENTS_PER_PROBE = 60;

export interface ProbeTargets {
  readonly ingest: string;
  readonly report: string;
  readonly key: SigningKey;
}

/** One rating for each of `count` departments, none of them twice. */
export function probedDepartments(count: number): RatingInput[] {
  const ratings = new Map<string, RatingInput>();
  for (const event of provinceEvents({ events: count * EVENTS_PER_PROBE, days: DAYS, run: 'p' })) {
    if (event.kind !== 'rating' || event.body.isDefault === true) continue;
    const { deptCode, subjectKind, assessNumber } = event.body;
    const isScored = (subjectKind ?? 'department') === 'department' && assessNumber === 1;
    if (!isScored || ratings.has(deptCode)) continue;
    // The clock is that of the rating: it must fall into the month that is asked for.
    ratings.set(deptCode, {
      ...event.body,
      space: event.space,
      evalDetail: [],
      assessTime: new Date().toISOString(),
    });
    if (ratings.size === count) break;
  }
  return [...ratings.values()];
}

/** Sends the probes evenly and answers how long each took from its 202 to be seen, in ms. */
export async function probeOften(
  probes: readonly RatingInput[],
  perSecond: number,
  targets: ProbeTargets,
): Promise<number[]> {
  const underway: Promise<number>[] = [];
  for (const probe of probes) {
    underway.push(delayOf(probe, targets));
    await sleep(1_000 / perSecond);
  }
  return Promise.all(underway);
}

async function delayOf(rating: RatingInput, targets: ProbeTargets): Promise<number> {
  await post(rating, targets);
  const acceptedAt = performance.now();
  while (!(await isVisible(rating.deptCode, targets))) {
    if (performance.now() - acceptedAt > LONGEST_WAIT_MS) {
      throw new Error('a rating was not visible after 30 s');
    }
    await sleep(LOOK_EVERY_MS);
  }
  return performance.now() - acceptedAt;
}

async function post(rating: RatingInput, { ingest, key }: ProbeTargets): Promise<void> {
  const body = Buffer.from(JSON.stringify(rating));
  const id = randomUUID();
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const answer = await fetch(`${ingest}/v1/ratings`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [WEBHOOK_HEADER.source]: SOURCE,
      [WEBHOOK_HEADER.id]: id,
      [WEBHOOK_HEADER.timestamp]: timestamp,
      [WEBHOOK_HEADER.signature]: sign(key, 'v1', { id, timestamp, body }),
    },
    body,
  });
  const text = await answer.text();
  if (answer.status !== 202) throw new Error(`probe: ${answer.status} ${text.slice(0, 300)}`);
}

interface RankingPage {
  readonly rows: readonly { readonly code: string; readonly valid: number }[];
  readonly insufficient: readonly { readonly code: string; readonly valid: number }[];
}

async function isVisible(deptCode: string, { report }: ProbeTargets): Promise<boolean> {
  const month = chinaDay(Date.now()).slice(0, 7);
  const answer = await fetch(
    `${report}/v1/rankings?subject=department&within=${deptCode}&period=${month}`,
  );
  if (!answer.ok)
    throw new Error(`ranking: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
  const { rows, insufficient } = (await answer.json()) as RankingPage;
  return [...rows, ...insufficient].some(({ code, valid }) => code === deptCode && valid > 0);
}
