import type { Day } from './china-time.js';
import type { CasePolicy } from './casework/case-policy.js';
import type { TagCatalogue } from './tag.js';
import type { CalendarYears } from './working-days.js';

export const AREA_LEVELS = ['province', 'city', 'county', 'town', 'village'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];
export const AREA_KINDS = ['division', 'functional'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

/** `from`: the day since when this version holds; absent: always held. */
interface Versioned {
  readonly code: string;
  readonly name: string;
  readonly from?: Day | undefined;
}

export interface Area extends Versioned {
  readonly parentCode?: string | undefined;
  readonly level: AreaLevel;
  readonly kind: AreaKind;
}

export interface Department extends Versioned {
  readonly areaCode: string;
  /** 条线: departments of one line do the same work at different levels (公安, 人社 …). */
  readonly line: string;
}

/** A service item (事项); its code is the wire's `taskCode`. */
export interface Item extends Versioned {
  readonly deptCode: string;
}

/** A service point (办事窗口, 大厅, 自助终端, 网上入口). */
export interface Point extends Versioned {
  readonly deptCode: string;
  readonly hall?: string | undefined;
}

/** A sending system. Its keys are kept apart from what it is. */
export interface Source extends Versioned {
  readonly deptCode?: string | undefined;
  /** Departments it may speak for; `*` is all. */
  readonly departments: '*' | ReadonlySet<string>;
  /** Its own space first, then those granted to it. */
  readonly spaces: readonly [string, ...string[]];
  /** Events a second this source may send; absent: the default of ingest. */
  readonly eventsPerSecond?: number | undefined;
  /** Origins of its pages that may embed the rating page; absent: none. */
  readonly origins?: readonly string[] | undefined;
  /** On trial: its events go the whole way and are then set aside, so that nothing counts. */
  readonly sandbox?: true | undefined;
}

/**
 * Versions of one kind of registry entry by code. Reading asks for a day, since an event is judged
 * by the registry of its own day: a department that moved still owns what it did before.
 */
export class VersionedTable<T extends Versioned> {
  /** By code, so that what has one version, as nearly everything, is one look away. */
  private readonly newest = new Map<string, T>();
  /** The versions before the newest, the latest of them first. */
  private readonly earlier = new Map<string, T[]>();

  constructor(rows: Iterable<T>) {
    const versions = new Map<string, T[]>();
    for (const row of rows) {
      const known = versions.get(row.code);
      if (known === undefined) versions.set(row.code, [row]);
      else known.push(row);
    }
    for (const [code, known] of versions) {
      known.sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)).reverse();
      const [newest, ...earlier] = known;
      if (newest !== undefined) this.newest.set(code, newest);
      if (earlier.length > 0) this.earlier.set(code, earlier);
    }
  }

  /** The version in force on a day; undefined when the code is unknown or not yet in force. */
  on(code: string, day: Day): T | undefined {
    const newest = this.newest.get(code);
    if (newest === undefined || isInForce(newest, day)) return newest;
    return this.earlier.get(code)?.find((version) => isInForce(version, day));
  }

  has(code: string): boolean {
    return this.newest.has(code);
  }

  /** Every version of a code, the latest first; none when it is unknown. */
  versions(code: string): readonly T[] {
    const newest = this.newest.get(code);
    return newest === undefined ? [] : [newest, ...(this.earlier.get(code) ?? [])];
  }

  /** Every entry in force on a day, in no particular order. */
  *allOn(day: Day): Iterable<T> {
    for (const code of this.newest.keys()) {
      const version = this.on(code, day);
      if (version !== undefined) yield version;
    }
  }

  get size(): number {
    return this.newest.size;
  }
}

const isInForce = ({ from }: Versioned, day: Day): boolean => from === undefined || from <= day;

/** The whole registry, immutable: a new version replaces it as one. */
export interface Registry {
  /** Grows with every change; services report which one they have loaded. */
  readonly version: number;
  readonly areas: VersionedTable<Area>;
  readonly departments: VersionedTable<Department>;
  readonly items: VersionedTable<Item>;
  readonly points: VersionedTable<Point>;
  readonly sources: VersionedTable<Source>;
  readonly tags: TagCatalogue;
  /** What areas have in the place of the default rules of the closed loop. */
  readonly policies: readonly CasePolicy[];
  /** Years of the State Council's notices that were loaded, over what came with the system. */
  readonly calendar: CalendarYears;
}

export const EMPTY_REGISTRY: Registry = {
  version: 0,
  areas: new VersionedTable<Area>([]),
  departments: new VersionedTable<Department>([]),
  items: new VersionedTable<Item>([]),
  points: new VersionedTable<Point>([]),
  sources: new VersionedTable<Source>([]),
  tags: new Map(),
  policies: [],
  calendar: new Map(),
};
