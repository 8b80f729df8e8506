import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startNativeStack } from '../../../tools/stack/native-stack.js';
import type { Tell } from '../../../tools/stack/run-command.js';
import { temporaryFolder } from '../../../tools/stack/temporary-folder.js';
import type { BenchOptions } from '../bench.types.js';

/** Where everything is measured: one broker, one database, and what they need to be told. */
export interface Lab {
  readonly brokers: string;
  readonly mongodPid: number;
  readonly options: BenchOptions;
  /** Data, logs of the services, keyring. */
  readonly folder: string;
  readonly tell: Tell;
  /** The connection string of a database of this name. */
  database(name: string): string;
  /** What else is to be ended, whatever happens; the last begun is ended first. */
  atClose(stop: () => Promise<void>): void;
  close(): Promise<void>;
}

const MONGO_CACHE_MB = 2_048;
const KAFKA_HEAP_MB = 1_024;
/** The only broker is never to count as gone, however busy the machine is. */
const KAFKA_SESSION_MS = 60_000;

/** Starts native backends of the benchmark's own, on free ports and in a temporary folder. */
export async function openLab(options: BenchOptions, tell: Tell): Promise<Lab> {
  const folder = await temporaryFolder();
  const stack = await startNativeStack({
    tell,
    dir: join(folder, 'stack'),
    mongoCacheMb: MONGO_CACHE_MB,
    kafkaHeapMb: KAFKA_HEAP_MB,
    kafkaSessionTimeoutMs: KAFKA_SESSION_MS,
  });
  const stops: (() => Promise<void>)[] = [];
  return {
    brokers: stack.kafkaBrokers,
    mongodPid: stack.mongo[0]?.pid ?? 0,
    options,
    folder,
    tell,
    database: (name) => stack.mongodbUri.replace('/hcp?', `/${name}?`),
    atClose: (stop) => {
      stops.unshift(stop);
    },
    close: async () => {
      for (const stop of stops) await stop();
      await stack.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
