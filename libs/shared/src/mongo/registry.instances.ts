import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { InstanceDoc } from '../contract/storage.js';
import { collectionsOf } from './collections.js';
import type { Db } from './connect.js';

/** A service says so often which registry it has loaded; three times that unheard, it is gone. */
export const HEARTBEAT_MS = 2_000;
const LIVE_MS = 3 * HEARTBEAT_MS;
const FORGET_MS = 60_000;
const POLL_MS = 100;

/** Times are the database's own (`$$NOW`), so that no two machines' clocks are compared. */
const olderThan = (ms: number) => ({
  $expr: { $lt: ['$at', { $subtract: ['$$NOW', ms] }] },
});

/** One running service as the others see it: its line in `meta`. */
export class Heartbeat {
  private readonly id: string;

  constructor(
    private readonly db: Db,
    private readonly service: string,
  ) {
    this.id = `instance:${service}:${hostname()}-${process.pid}`;
  }

  /** Says which registry this service has loaded. */
  async beat(registryVersion: number): Promise<void> {
    await collectionsOf(this.db).meta.updateOne(
      { _id: this.id },
      { $set: { service: this.service, registryVersion }, $currentDate: { at: true } },
      { upsert: true, writeConcern: { w: 1 } },
    );
  }

  /** Forgets instances of this service that were killed. */
  async sweep(): Promise<void> {
    await collectionsOf(this.db).meta.deleteMany({
      service: this.service,
      ...olderThan(FORGET_MS),
    });
  }

  async remove(): Promise<void> {
    await collectionsOf(this.db).meta.deleteOne({ _id: this.id });
  }
}

/** Live services that have not loaded a version of the registry: `ingest (host-1234)`. */
export async function servicesBehind(db: Db, version: number): Promise<string[]> {
  const behind = await collectionsOf(db)
    .meta.find<InstanceDoc>({
      _id: { $regex: '^instance:' },
      registryVersion: { $lt: version },
      $nor: [olderThan(LIVE_MS)],
    })
    .sort({ _id: 1 })
    .toArray();
  return behind.map(({ _id, service }) => `${service} (${_id.split(':')[2] ?? ''})`);
}

/** Waits until every live service has loaded a version; answers those that have not in time. */
export async function waitForServices(
  db: Db,
  version: number,
  timeoutMs: number,
): Promise<string[]> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const behind = await servicesBehind(db, version);
    if (behind.length === 0 || performance.now() > deadline) return behind;
    await sleep(POLL_MS);
  }
}
