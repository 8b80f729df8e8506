import { chinaDay } from '#shared/domain/china-time.js';
import type { LoadedRegistry } from '#shared/mongo/registry.load.js';
import { activeKeys } from '#shared/registry/source-keys.js';

/** A source and its keys as `hcp source list` shows them; never a secret. */
export interface ListedSource {
  readonly code: string;
  readonly name: string;
  readonly deptCode: string | null;
  readonly departments: '*' | readonly string[];
  readonly spaces: readonly [string, ...string[]];
  readonly eventsPerSecond: number | null;
  readonly sandbox: boolean;
  readonly keys: readonly {
    readonly id: string;
    readonly createdAt: string;
    readonly expiresAt: string | null;
  }[];
}

/** The sources in force now, by code. */
export function listSources({ registry, keys }: LoadedRegistry, now: Date): ListedSource[] {
  return [...registry.sources.allOn(chinaDay(now.getTime()))]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((source) => ({
      code: source.code,
      name: source.name,
      deptCode: source.deptCode ?? null,
      departments: source.departments === '*' ? '*' : [...source.departments],
      spaces: source.spaces,
      eventsPerSecond: source.eventsPerSecond ?? null,
      sandbox: source.sandbox === true,
      keys: activeKeys(keys.get(source.code) ?? [], now).map(({ id, createdAt, expiresAt }) => ({
        id,
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt?.toISOString() ?? null,
      })),
    }));
}

/** One source in one line: code, name, what it may speak for, its spaces, the state of its keys. */
export function sourceLine(source: ListedSource): string {
  const { departments, keys } = source;
  const [own, ...granted] = source.spaces;
  const spaces = granted.length === 0 ? own : `${own} and ${granted.length} granted`;
  const scope =
    departments === '*'
      ? 'all departments'
      : departments.length === 1
        ? departments.join()
        : `${departments.length} departments`;
  const parts = [source.code, source.name, scope, spaces, keyState(keys)];
  return [...parts, ...(source.sandbox ? ['on trial'] : [])].join('\t');
}

function keyState(keys: ListedSource['keys']): string {
  if (keys.length === 0) return 'no key';
  return keys
    .map(({ id, expiresAt }) => (expiresAt === null ? id : `${id} until ${expiresAt}`))
    .join(', ');
}
