import type { Actor } from '#shared/domain/casework/access-policy.js';
import { chinaDay } from '#shared/domain/china-time.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import type { RegistryFile } from '#shared/registry/columns.js';
import { valuesOf } from '#shared/registry/entry-values.js';
import type { Clock } from '../../clock.js';
import { notFound } from '../../http/problem.js';
import { revisionOf } from '../revision.js';
import type { EntryAccess } from './entry-access.js';
import type { EntryDto, EntryPageDto, EntryRowDto } from './entry-answer.dto.js';
import { listEntries } from './entry-list.js';
import type { AnyEntry, EntryPlaces } from './entry-places.js';
import type { EntryQueryDto } from './entry-query.dto.js';
import type { RegistryStore } from './registry-store.port.js';

export interface EntriesParts {
  readonly registry: RegistryView;
  readonly store: RegistryStore;
  readonly access: EntryAccess;
  readonly places: EntryPlaces;
  readonly clock: Clock;
}

/** Entries of the registry as people look at them. */
export class EntriesService {
  constructor(private readonly parts: EntriesParts) {}

  /** One page of what lies in the scopes of the actor, as the registry in memory has it. */
  page(actor: Actor, part: RegistryFile, query: EntryQueryDto): EntryPageDto {
    const { access, registry } = this.parts;
    access.requireReader(actor, part);
    const { on = this.today(), within, ...filter } = query;
    const current = registry.current();
    const isSeen = (entry: AnyEntry): boolean =>
      (within === undefined || this.isWithin(part, entry, within)) &&
      access.mayRead(actor, part, entry);
    const { rows, hasMore } = listEntries(current, part, on, filter, isSeen);
    return {
      rows: rows.map((entry) => rowDto(part, entry)),
      next: hasMore ? (rows.at(-1)?.code ?? null) : null,
      version: current.version,
      names: this.names(rows),
    };
  }

  /** All versions of an entry as stored; throws `not-found` when none of them may be seen. */
  async read(actor: Actor, part: RegistryFile, code: string): Promise<EntryDto> {
    const { access, store } = this.parts;
    access.requireReader(actor, part);
    const versions = await store.versions(part, code);
    if (!versions.some((each) => access.mayRead(actor, part, each))) throw notFound();
    const latest = versions.at(-1);
    return {
      code,
      versions: versions.map((each) => ({ from: each.from ?? null, values: valuesOf(part, each) })),
      revision: revisionOf(versions),
      mayWrite: latest !== undefined && access.mayWrite(actor, part, latest),
    };
  }

  private today(): string {
    return chinaDay(this.parts.clock.now());
  }

  private isWithin(part: RegistryFile, entry: AnyEntry, area: string): boolean {
    const places = this.parts.places.seenFrom(part, entry);
    return places.some(({ lineage }) => lineage.includes(area));
  }

  /** Of the areas and departments that rows refer to; of a source only the one it belongs to. */
  private names(rows: readonly AnyEntry[]): Record<string, string> {
    const { areas, departments } = this.parts.registry.current();
    const names = new Map<string, string>();
    for (const entry of rows as readonly Partial<Record<string, string>>[]) {
      const { parentCode, areaCode, deptCode } = entry;
      for (const code of [parentCode, areaCode, deptCode]) {
        if (code === undefined || names.has(code)) continue;
        const table = code === deptCode ? departments : areas;
        const name = (table.on(code, this.today()) ?? table.versions(code)[0])?.name;
        if (name !== undefined) names.set(code, name);
      }
    }
    return Object.fromEntries(names);
  }
}

const rowDto = (part: RegistryFile, entry: AnyEntry): EntryRowDto => ({
  code: entry.code,
  from: entry.from ?? null,
  values: valuesOf(part, entry),
});
