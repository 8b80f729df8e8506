import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '#shared/mongo/connect.js';

import { LedgerKeeper } from '../demo/ledger/ledger-account.js';
import { buildRegistry } from '../demo/registry/build-registry.js';
import type { DemoRegistry } from '../demo/registry/registry.js';
import { PROVINCIAL } from '../demo/registry/sources.js';
import { writeRegistry } from '../demo/registry/write-registry.js';
import { runDemo } from '../demo/run-demo.js';
import type { Tally } from '../demo/send/tally.js';
import { compareWithReport } from '../demo/truth/compare-with-report.js';
import { Truth } from '../demo/truth/truth.js';
import { withHeartbeat, type Tell } from '../stack/run-command.js';

/** The sources that sign for the simulated province. */
export const PROVINCE_SOURCES: readonly string[] = Object.values(PROVINCIAL);

/** What the province needs to send, and to look at what became of it. */
export interface ProvinceOptions {
  readonly ingestUrl: string;
  readonly reportUrl: string;
  readonly secrets: ReadonlyMap<string, string>;
  readonly registry: DemoRegistry;
  readonly tell: Tell;
  readonly signal: AbortSignal;
}

/** The people of the province are the same in every run. */
export const SEED = 'jiangxi';
const LIVE_EVENTS_PER_SECOND = 20;
const TELL_EVERY_MS = 5000;
const RETRY_MS = 5000;

/** Writes the registry of Jiangxi for `hcp import`; the host page has a port of its own. */
export async function writeProvince(
  root: string,
  hostPort: number,
): Promise<{ readonly registry: DemoRegistry; readonly folder: string }> {
  const registry = buildRegistry(hostPort);
  const folder = join(root, '.data/registry');
  await writeRegistry(registry, folder);
  return { registry, folder };
}

const runName = (): string => `r${Date.now().toString(36)}`;

/** Tells the tally every few seconds. */
function teller(tell: Tell): (tally: Tally) => void {
  let next = 0;
  return (tally) => {
    if (Date.now() < next) return;
    next = Date.now() + TELL_EVERY_MS;
    tell(`the province: ${tally.accepted} events taken in, ${tally.rejected} malformed refused`);
  };
}

/** Streams without end, until the signal; whatever goes wrong is told, and tried again. */
export async function streamProvince(options: ProvinceOptions): Promise<void> {
  const { signal, tell } = options;
  while (!signal.aborted) {
    try {
      await runDemo({
        ...options,
        seed: SEED,
        run: runName(),
        clock: Date.now,
        rate: LIVE_EVENTS_PER_SECOND,
        onProgress: teller(tell),
      });
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
      await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** How a bounded run ended. */
export interface BoundedResult {
  /** `accepted=… ledger=… duplicates=… quarantined=… lost=…` */
  readonly line: string;
  /** Nothing lost, nothing answered otherwise than expected, every score equals the true one. */
  readonly exact: boolean;
}

/**
 * Sends `ratings` ratings with all that belongs to them, waits until they are counted, and compares
 * every score with the simulator's own. `comparable` is false when the ledger held other events.
 */
export async function boundedProvince(
  options: ProvinceOptions & { readonly db: Db; readonly comparable: boolean },
  ratings: number,
): Promise<BoundedResult> {
  const { tell, db, registry, reportUrl, signal } = options;
  const truth = new Truth();
  const keeper = await LedgerKeeper.open(db);
  const tally = await runDemo({
    ...options,
    seed: SEED,
    run: runName(),
    clock: Date.now,
    ratings,
    truth,
    onProgress: teller(tell),
  });
  tell(`all sent: ${tally.accepted} events taken in, ${tally.rejected} malformed refused`);
  const settling = keeper.settle(tally.accepted, tally.keys ?? []);
  const account = await withHeartbeat('waiting until they are counted', tell, settling);
  for (const surprise of tally.firstSurprises) tell(`unexpected answer: ${surprise}`);
  let exact = account.lost === 0 && tally.surprises === 0 && !signal.aborted;
  if (options.comparable) {
    const comparing = compareWithReport(reportUrl, truth, { registry, now: Date.now() });
    const comparison = await withHeartbeat('comparing with the true answer', tell, comparing);
    for (const difference of comparison.differences.slice(0, 20)) tell(JSON.stringify(difference));
    tell(comparison.summary);
    exact &&= comparison.differences.length === 0;
  }
  const { ledger, duplicates, quarantined, lost } = account;
  const line = `accepted=${tally.accepted} ledger=${ledger} duplicates=${duplicates} quarantined=${quarantined} lost=${lost}`;
  return { line, exact };
}
