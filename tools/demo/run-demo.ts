import { setTimeout as sleep } from 'node:timers/promises';
import { signingKey, type SigningKey } from '#shared/crypto/webhook-signature.js';
import type { DemoEvent } from './events/demo-event.js';
import { generateBounded, generateLive } from './events/generate.js';
import { makeWorld } from './events/world.js';
import { seededRandom } from './random/random.js';
import type { DemoRegistry } from './registry/registry.js';
import { PROVINCIAL } from './registry/sources.js';
import { Courier } from './send/courier.js';
import { deliver } from './send/deliver.js';
import { DemoError } from './send/demo.error.js';
import { Outbox, type Parcel } from './send/outbox.js';
import { Tally } from './send/tally.js';
import type { Truth } from './truth/truth.js';

export interface DemoOptions {
  /** Base address of ingest, e.g. `http://127.0.0.1:7001`. */
  readonly ingestUrl: string;
  readonly registry: DemoRegistry;
  /** Secret by source code; the portal's at least. Sources without one are spoken for by it. */
  readonly secrets: ReadonlyMap<string, string>;
  readonly seed: string;
  /** Tells the case numbers of this run from those of others: letters and digits, not too long. */
  readonly run: string;
  readonly clock: () => number;
  /** How many different ratings to send; absent: the endless flow, until `signal`. */
  readonly ratings?: number | undefined;
  /** The end of a bounded run, epoch milliseconds: no event lies after it; absent: now. */
  readonly until?: number | undefined;
  /** How far back from there it begins, in days. */
  readonly days?: number | undefined;
  /** Events a second; absent: as fast as ingest takes them. */
  readonly rate?: number | undefined;
  readonly concurrency?: number | undefined;
  /** How long to keep trying when ingest is away. */
  readonly patienceMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Remembers what should stand in the scores, if somebody will compare. */
  readonly truth?: Truth | undefined;
  /** Called about once a second. */
  readonly onProgress?: ((tally: Tally) => void) | undefined;
}

const CONCURRENCY = 8;
const PATIENCE_MS = 120_000;
const SECOND = 1_000;

/**
 * Lets the simulated province rate: generates its events and sends them, signed, to ingest. Ends
 * when all are answered or `signal` fires; throws DemoError when ingest refuses whole requests.
 */
export async function runDemo(options: DemoOptions): Promise<Tally> {
  const { registry, seed, run, clock, ratings, signal } = options;
  if (!options.secrets.has(PROVINCIAL.portal)) {
    throw new DemoError(`there is no secret for the source ${PROVINCIAL.portal}`);
  }
  const world = makeWorld(registry, seededRandom(`${seed}/world`));
  const endless = ratings === undefined;
  const events = endless
    ? generateLive({ world, seed, run, clock })
    : generateBounded({
        world,
        seed,
        run,
        ratings,
        now: options.until ?? clock(),
        days: options.days ?? 400,
      });
  const tally = new Tally(!endless);
  const grouping = endless ? 'gentle' : 'bulk';
  const random = seededRandom(`${seed}/outbox`);
  const outbox = new Outbox(random, grouping, (source) => options.secrets.has(source));
  const courier = new Courier(
    options.concurrency ?? CONCURRENCY,
    carrier(options),
    tally.add.bind(tally),
  );
  try {
    await pump(options, events, outbox, courier, tally);
    await sendAll(courier, outbox.flush());
    await courier.drain();
  } catch (error) {
    // Being told to stop is how the endless flow ends.
    if (signal?.aborted !== true) throw error;
  }
  return tally;
}

async function pump(
  { rate, signal, truth, onProgress, clock }: DemoOptions,
  events: Iterable<DemoEvent>,
  outbox: Outbox,
  courier: Courier,
  tally: Tally,
): Promise<void> {
  const began = clock();
  let sent = 0;
  let nextReport = began + SECOND;
  for (const event of events) {
    if (signal?.aborted === true) return;
    remember(truth, event);
    await sendAll(courier, outbox.put(event));
    sent += 1;
    const now = clock();
    if (now >= nextReport) {
      onProgress?.(tally);
      nextReport = now + SECOND;
      // At a gentle rate a shelf fills slowly; nobody's rating waits longer than this.
      if (rate !== undefined) await sendAll(courier, outbox.flush());
    }
    if (rate === undefined) continue;
    const ahead = (sent / rate) * SECOND - (now - began);
    if (ahead > 10) await sleep(ahead, undefined, { signal });
  }
}

async function sendAll(courier: Courier, parcels: readonly Parcel[]): Promise<void> {
  for (const parcel of parcels) await courier.send(parcel);
}

function remember(truth: Truth | undefined, event: DemoEvent): void {
  if (event.kind === 'rating') truth?.rating(event.body, event.space);
  if (event.kind === 'service') truth?.service(event.body, event.space);
}

/** Signs as the parcel's source, one request in twenty with SM3. */
function carrier({ ingestUrl, secrets, seed, run, clock, patienceMs, signal }: DemoOptions) {
  const keys = new Map<string, SigningKey>();
  const random = seededRandom(`${seed}/signatures`);
  let n = 0;
  return (parcel: Parcel) => {
    let key = keys.get(parcel.source);
    if (key === undefined) {
      key = signingKey(secrets.get(parcel.source) ?? '');
      keys.set(parcel.source, key);
    }
    n += 1;
    return deliver(parcel, {
      baseUrl: ingestUrl,
      id: `demo_${run}_${n}`,
      key,
      signature: random.chance(0.05) ? 'v1sm3' : 'v1',
      clock,
      patienceMs: patienceMs ?? PATIENCE_MS,
      signal,
    });
  };
}
