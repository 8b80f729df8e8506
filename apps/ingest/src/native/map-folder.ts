import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { compileMap, type CompiledMap } from '#shared/contract/source-map/compile-map.js';
import type { MappedKind } from '#shared/contract/source-map/target.js';
import { isFileError } from '#shared/crypto/private-file.js';
import { isCode } from '#shared/domain/code.js';
import { AppError } from '#shared/errors/app-error.js';
import { isMapFaults, mapFaultLine, readMapFile } from '#shared/source-map/map-file.js';
import type { SourceMaps } from './source-maps.port.js';

const POLL_MS = 1_000;
const ENDING = '.yaml';

/** The stamp of what could not be read: it is tried again each time. */
const UNREADABLE = '';

/** What the folder tells of itself; a pino logger fits. */
export interface MapLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

type Compiled = Readonly<Partial<Record<MappedKind, CompiledMap>>>;

/** A map file as it was last looked at. */
interface MapFile {
  /** Another one when the file may say something else. */
  readonly stamp: string;
  /** The last good map; none when there never was one. */
  readonly maps: Compiled | undefined;
  /** What is wrong with what the file says now: file, line, rule. */
  readonly faults: readonly string[];
}

/**
 * The maps of a folder, `<source code>.yaml`, looked at once a second. A map with faults is not
 * loaded: the last good one stays in force, and the faults are told until they are gone.
 */
export class MapFolder implements SourceMaps {
  private files: ReadonlyMap<string, MapFile> = new Map();
  private away: string | undefined;
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  /** A folder that is not `needed` may be missing, and holds no maps then. */
  constructor(
    private readonly folder: { readonly path: string; readonly needed: boolean },
    private readonly log: MapLog,
  ) {}

  of(source: string, kind: MappedKind): CompiledMap | 'none' | 'refused' {
    const file = this.files.get(source);
    if (file === undefined) return 'none';
    return file.maps === undefined ? 'refused' : (file.maps[kind] ?? 'none');
  }

  /** What is wrong now, by source; an empty list for a map that is in force as it is written. */
  faults(): ReadonlyMap<string, readonly string[]> {
    return new Map([...this.files].map(([source, { faults }]) => [source, faults]));
  }

  /** One line of everything that is wrong; undefined when nothing is. */
  note(): string | undefined {
    const all = [this.away ?? [], ...this.faults().values()].flat();
    return all.length === 0 ? undefined : all.join('; ');
  }

  /** Loads all maps, then watches; throws `config-invalid` when there is no such folder. */
  async start(): Promise<void> {
    try {
      await this.look();
    } catch (cause) {
      throw new AppError('config-invalid', 'the folder of HCP_SOURCE_MAPS cannot be read', {
        cause,
      });
    }
    this.running ??= this.watch();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async watch(): Promise<void> {
    const { signal } = this.stopping;
    for (;;) {
      // A stop ends the sleep; the loop's own condition ends the loop.
      await sleep(POLL_MS, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        await this.look();
        this.away = undefined;
      } catch (error) {
        if (this.away === undefined) {
          this.log.error({ err: error }, 'the folder of maps cannot be read; the last ones stand');
        }
        this.away = 'the folder of maps cannot be read';
      }
    }
  }

  /** Reads what changed; a file that is gone takes its map with it. */
  private async look(): Promise<void> {
    const names = await this.names();
    const files = new Map<string, MapFile>();
    for (const name of names) {
      const source = name.slice(0, -ENDING.length);
      const before = this.files.get(source);
      const stamp = await stampOf(join(this.folder.path, name));
      const isSame = before?.stamp === stamp && stamp !== UNREADABLE;
      files.set(source, isSame ? before : await this.read(name, stamp, before));
    }
    for (const source of this.files.keys()) {
      if (!files.has(source)) this.log.info({ source }, 'the map of a source is gone');
    }
    this.files = files;
  }

  private async names(): Promise<readonly string[]> {
    const { path, needed } = this.folder;
    try {
      return (await readdir(path)).filter((name) => name.endsWith(ENDING)).sort();
    } catch (error) {
      if (needed || !isFileError(error, 'ENOENT')) throw error;
      return [];
    }
  }

  private async read(name: string, stamp: string, before: MapFile | undefined): Promise<MapFile> {
    const source = name.slice(0, -ENDING.length);
    const read = await readOrWhyNot(join(this.folder.path, name));
    if (typeof read === 'string') {
      return this.refused(source, { stamp: UNREADABLE, faults: [`${name}: ${read}`] }, before);
    }
    if (isMapFaults(read)) {
      const faults = read.map((fault) => mapFaultLine(name, fault));
      return this.refused(source, { stamp, faults }, before);
    }
    if (!isCode(source)) {
      const faults = [`${name}: the name must be the code of a source`];
      return this.refused(source, { stamp, faults }, before);
    }
    const { rating, service } = read;
    this.log.info({ source, kinds: Object.keys(read) }, 'the map of a source is in force');
    return {
      stamp,
      maps: {
        ...(rating === undefined ? {} : { rating: compileMap(rating) }),
        ...(service === undefined ? {} : { service: compileMap(service) }),
      },
      faults: [],
    };
  }

  private refused(
    source: string,
    { stamp, faults }: Omit<MapFile, 'maps'>,
    before: MapFile | undefined,
  ): MapFile {
    const maps = before?.maps;
    if (before?.faults.join() !== faults.join()) {
      this.log.error({ source, faults, kept: maps !== undefined }, 'a map is refused');
    }
    return { stamp, maps, faults };
  }
}

/** Another one when the file may say something else. */
async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return UNREADABLE;
    throw error;
  }
}

/** A folder or a link to nothing is named like a map: that is a fault of its own and of no other. */
async function readOrWhyNot(
  path: string,
): Promise<Awaited<ReturnType<typeof readMapFile>> | string> {
  try {
    return await readMapFile(path);
  } catch (error) {
    return isFileError(error, 'ENOENT') ? 'leads to no file' : 'cannot be read as a file';
  }
}
