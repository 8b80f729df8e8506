import type { Day } from '#shared/domain/china-time.js';
import type { Registry } from '#shared/domain/registry.js';
import type { RegistryFile } from '#shared/registry/columns.js';
import type { AnyEntry } from './entry-places.js';

/** What is asked of a list, beside the day. */
export interface EntryFilter {
  readonly q?: string | undefined;
  /** Only areas have one. */
  readonly parent?: string | undefined;
  readonly department?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

interface Sorted {
  readonly day: Day;
  readonly entries: readonly AnyEntry[];
}

// One day a table: nearly everybody asks for today.
const sorted = new WeakMap<object, Sorted>();

/** The entries of a part in force on a day, by code. All tags, which say themselves when they are. */
function entriesOn(registry: Registry, part: RegistryFile, day: Day): readonly AnyEntry[] {
  const table = registry[part];
  const known = sorted.get(table);
  if (known?.day === day) return known.entries;
  const found: AnyEntry[] = [
    ...(part === 'tags' ? registry.tags.values() : registry[part].allOn(day)),
  ];
  const entries = found.sort((a, b) => (a.code < b.code ? -1 : 1));
  sorted.set(table, { day, entries });
  return entries;
}

/** Up to `limit` entries that fit and may be seen, by code, and whether there are more. */
export function listEntries(
  registry: Registry,
  part: RegistryFile,
  day: Day,
  filter: EntryFilter,
  isSeen: (entry: AnyEntry) => boolean,
): { readonly rows: readonly AnyEntry[]; readonly hasMore: boolean } {
  const entries = entriesOn(registry, part, day);
  const rows: AnyEntry[] = [];
  for (let i = firstAfter(entries, filter.after); i < entries.length; i += 1) {
    const entry = entries[i];
    if (entry === undefined || !fits(entry, filter) || !isSeen(entry)) continue;
    if (rows.length === filter.limit) return { rows, hasMore: true };
    rows.push(entry);
  }
  return { rows, hasMore: false };
}

function firstAfter(entries: readonly AnyEntry[], after: string | undefined): number {
  if (after === undefined) return 0;
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.code ?? '') <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}

function fits(entry: AnyEntry, { q, parent, department }: EntryFilter): boolean {
  if (q !== undefined && !entry.code.startsWith(q) && !entry.name.includes(q)) return false;
  if (parent !== undefined && !('parentCode' in entry && entry.parentCode === parent)) return false;
  return department === undefined || isOf(entry, department);
}

function isOf(entry: AnyEntry, department: string): boolean {
  const { code, departments } = entry;
  if ('areaCode' in entry) return code === department;
  if ('deptCode' in entry && entry.deptCode === department) return true;
  return departments !== undefined && departments !== '*' && [...departments].includes(department);
}
