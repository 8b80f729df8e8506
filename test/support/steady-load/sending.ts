import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { signed } from '../source-client.js';
import type { Sent } from '../wire.js';
import type { Asking } from './asking.js';
import type { LoadJob } from './steady-load.types.js';
import type { Visits } from './visits.js';

const BEAT_MS = 50;
/** Of every beat so many visits are sent event by event, the others in parcels. */
const SINGLE_VISITS = 5;
const PARCEL = 20;
const PATH = { rating: '/v1/ratings', service: '/v1/services' } as const;

/** Sends so many events a second; what was not sent in time is sent later, and never left out. */
export class Sending {
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly job: LoadJob,
    private readonly asking: Asking,
    private readonly visits: Visits,
  ) {}

  /** Until the stop; resolves with its seconds when all that was due by then is answered. */
  async run(stop: AbortSignal): Promise<number> {
    const begun = performance.now();
    const visitsPerBeat = (this.job.eventsPerSecond * BEAT_MS) / 1_000 / 2;
    for (let beats = 0; ;) {
      const past = performance.now() - begun;
      for (; beats < past / BEAT_MS; beats += 1) this.beat(visitsPerBeat);
      if (stop.aborted) {
        await Promise.all(this.underWay);
        return past / 1_000;
      }
      await sleep(BEAT_MS);
    }
  }

  private beat(visits: number): void {
    const { services, ratings } = this.visits.next(visits);
    for (const events of [services, ratings]) {
      for (const event of events.slice(0, SINGLE_VISITS)) this.send([event]);
      for (let from = SINGLE_VISITS; from < events.length; from += PARCEL) {
        this.send(events.slice(from, from + PARCEL));
      }
    }
  }

  private send(parcel: readonly Sent[]): void {
    const sending = this.post(parcel).finally(() => this.underWay.delete(sending));
    this.underWay.add(sending);
  }

  private async post(parcel: readonly Sent[]): Promise<void> {
    const [first, ...more] = parcel;
    if (first === undefined) return;
    const { ingest, source, secret } = this.job;
    const events = parcel.map(({ event }) => event);
    const body = JSON.stringify(more.length === 0 ? first.event : events);
    const url = ingest + PATH[first.kind];
    const headers = signed(source, secret, body, `msg_${randomUUID()}`);
    const said = await this.asking.ask('POST ingest', url, { method: 'POST', headers, body });
    if (said === undefined) return;
    const { accepted } = JSON.parse(said) as { accepted: number };
    if (accepted === parcel.length) this.visits.accepted(parcel);
    else this.asking.fault(url, `took ${accepted} of ${parcel.length} events`);
  }
}
