import { setTimeout as sleep } from 'node:timers/promises';
import type { Sealed } from '../contract/sealed.js';
import { RegistryView } from '../domain/registry-view.js';
import { EMPTY_REGISTRY, type Registry } from '../domain/registry.js';
import type { Db } from './connect.js';
import { HEARTBEAT_MS, Heartbeat } from './registry.instances.js';
import { loadRegistryWithKeys, registryVersion, type LoadedRegistry } from './registry.load.js';

const POLL_MS = 1_000;

/** What the watcher tells of itself; a pino logger fits. */
export interface WatcherLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface WatcherOptions {
  readonly db: Db;
  /** The name under which it is waited for: `ingest`, `aggregator` … */
  readonly service: string;
  readonly log: WatcherLog;
  /** Opens a source's sealed secret; undefined when it cannot. Absent: nobody asks for secrets. */
  readonly open?: (sealed: Sealed, source: string) => string | undefined;
}

interface OpenKey {
  readonly secret: string;
  readonly goodUntil: number;
}

/**
 * Keeps the registry in memory and current: asks for its version once a second, loads what
 * changed, and replaces all of it at once. While MongoDB is away it serves the last one and tries
 * on; `ageSeconds` says how long that has been so.
 */
export class RegistryWatcher extends RegistryView {
  private loaded: LoadedRegistry | undefined;
  private keys: ReadonlyMap<string, readonly OpenKey[]> = new Map();
  private confirmedAt = Number.NEGATIVE_INFINITY;
  private toldVersion: number | undefined;
  private toldAt = Number.NEGATIVE_INFINITY;
  private away = false;
  private readonly heartbeat: Heartbeat;
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly options: WatcherOptions) {
    super();
    this.heartbeat = new Heartbeat(options.db, options.service);
  }

  current(): Registry {
    return this.loaded?.registry ?? EMPTY_REGISTRY;
  }

  isLoaded(): boolean {
    return this.loaded !== undefined;
  }

  ageSeconds(): number {
    return (performance.now() - this.confirmedAt) / 1_000;
  }

  sourceKeys(code: string): readonly string[] {
    const keys = this.keys.get(code);
    if (keys === undefined) return [];
    const now = Date.now();
    return keys.filter(({ goodUntil }) => now < goodUntil).map(({ secret }) => secret);
  }

  /** Begins to watch; returns at once. */
  start(): void {
    this.running ??= this.watch();
  }

  /** Stops watching and takes this instance out of those that are waited for. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    if (this.away || this.loaded === undefined) return;
    try {
      await this.heartbeat.remove();
    } catch (error) {
      this.options.log.warn({ err: error }, 'this instance stays listed until it is forgotten');
    }
  }

  private async watch(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.refresh();
        this.cameBack();
      } catch (error) {
        this.wentAway(error);
      }
      // A stop ends the sleep; the loop's own condition ends the loop.
      await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async refresh(): Promise<void> {
    const asked = performance.now();
    if (this.loaded === undefined) await this.heartbeat.sweep();
    const version = await registryVersion(this.options.db);
    if (this.loaded?.registry.version !== version) await this.load();
    this.confirmedAt = asked;
    if (this.toldVersion !== this.current().version || asked - this.toldAt >= HEARTBEAT_MS) {
      await this.tell();
    }
  }

  private async tell(): Promise<void> {
    const { version } = this.current();
    await this.heartbeat.beat(version);
    this.toldVersion = version;
    this.toldAt = performance.now();
  }

  private async load(): Promise<void> {
    const next = await loadRegistryWithKeys(this.options.db, this.loaded);
    if (next.keys !== this.loaded?.keys) this.keys = this.opened(next);
    this.loaded = next;
    const { version, departments, items, sources } = next.registry;
    this.options.log.info(
      { version, departments: departments.size, items: items.size, sources: sources.size },
      'registry loaded',
    );
  }

  private opened(loaded: LoadedRegistry): Map<string, OpenKey[]> {
    const { open, log } = this.options;
    const all = new Map<string, OpenKey[]>();
    if (open === undefined) return all;
    for (const [source, keys] of loaded.keys) {
      const opened: OpenKey[] = [];
      for (const { id, sealed, expiresAt } of keys) {
        const secret = open(sealed, source);
        const goodUntil = expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
        if (secret !== undefined) opened.push({ secret, goodUntil });
        else log.warn({ source, key: id }, 'a key was sealed under another keyring');
      }
      all.set(source, opened);
    }
    return all;
  }

  private cameBack(): void {
    if (this.away) this.options.log.info({}, 'the registry is watched again');
    this.away = false;
  }

  private wentAway(error: unknown): void {
    if (this.away) return;
    this.away = true;
    const reason = error instanceof Error ? error.message : String(error);
    this.options.log.warn({ reason }, 'the registry cannot be read; the last one stays in force');
  }
}
