import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { quantile } from '../figures.js';
import type { LoadResult } from './load.types.js';

export interface ReadyRequest {
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** How requests are sent; `LoadJob` says more of each. */
export interface Round {
  readonly origin: string;
  readonly path: string;
  readonly connections: number;
  readonly seconds: number;
  readonly pace?: number;
  readonly eventsPerRequest: number;
  /** Whether an answer says that everything was taken in. */
  readonly isTaken: (status: number, text: string) => boolean;
}

/** Sends one round of requests over keep-alive connections and times each answer. */
export async function sendRound(
  round: Round,
  requests: readonly ReadyRequest[],
): Promise<LoadResult> {
  const { path, connections } = round;
  const pool = new Pool(round.origin, { connections, pipelining: 1 });
  const latencies: number[] = [];
  let failures = 0;
  let firstFailure: string | undefined;
  const post = async ({ headers, body }: ReadyRequest): Promise<void> => {
    const began = performance.now();
    const answer = await pool.request({ path, method: 'POST', headers, body });
    const text = await answer.body.text();
    latencies.push(performance.now() - began);
    if (round.isTaken(answer.statusCode, text)) return;
    failures += 1;
    firstFailure ??= `${answer.statusCode} ${text.slice(0, 300)}`;
  };
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  const until = began + round.seconds * 1_000;
  await (round.pace === undefined
    ? asFastAsAnswered(connections, requests, until, post)
    : evenly(round.pace, requests, until, post));
  const seconds = (performance.now() - began) / 1_000;
  const cpu = process.cpuUsage(cpuBefore);
  await pool.close();
  return {
    eventsPerSecond: ((latencies.length - failures) * round.eventsPerRequest) / seconds,
    requests: latencies.length,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    failures,
    ...(firstFailure === undefined ? {} : { firstFailure }),
    ownCpu: (cpu.user + cpu.system) / 1e6 / seconds,
  };
}

type Post = (request: ReadyRequest) => Promise<void>;

async function asFastAsAnswered(
  connections: number,
  requests: readonly ReadyRequest[],
  until: number,
  post: Post,
): Promise<void> {
  const waiting = requests.values();
  const lane = async (): Promise<void> => {
    for (const request of waiting) {
      await post(request);
      if (performance.now() >= until) return;
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
}

/** Each request has its moment, whether earlier ones are answered or not. */
async function evenly(
  pace: number,
  requests: readonly ReadyRequest[],
  until: number,
  post: Post,
): Promise<void> {
  const began = performance.now();
  const underway: Promise<void>[] = [];
  for (const [i, request] of requests.entries()) {
    const wait = began + (i / pace) * 1_000 - performance.now();
    if (wait > 1) await sleep(wait);
    if (performance.now() >= until) break;
    underway.push(post(request));
  }
  await Promise.all(underway);
}
