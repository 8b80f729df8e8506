import { readDepartments } from './departments.mongo.js';
import type { Span } from './score-reader.port.js';
import { BATCH_SIZE, type SnapshotContext } from './snapshot-context.mongo.js';
import type { Tallies, Tally } from './tally.js';

/** How often each department was written to: the fence that every batch raises with its scores. */
type Versions = ReadonlyMap<string, number>;

/** The tallies of all departments for one span, and the versions they were read at. */
interface Kept {
  readonly versions: Versions;
  readonly tallies: Tallies;
}

/** Spans remembered; those of some thousand departments take a megabyte or two each. */
const MOST_KEPT = 16;

/**
 * Keeps the tallies of all departments in memory, and reads again only those of departments that
 * were written to since. Fences and scores are written in one transaction and read at one moment,
 * so what is kept is what a full read would find; a moment that lies before what is kept differs in
 * its versions like one that lies behind.
 */
export class DepartmentKeeper {
  private readonly kept = new Map<string, Kept>();

  /** The tallies of all departments, one map for each span; none may be changed. */
  async read(context: SnapshotContext, spans: readonly Span[]): Promise<Tallies[]> {
    const versions = await readVersions(context);
    const keys = spans.map((span) => keyOf(context.generation, span));
    const before = keys.map((key) => this.kept.get(key));
    const cold = spans.filter((_, i) => before[i] === undefined);
    const warm = spans.filter((_, i) => before[i] !== undefined);
    const changed = changedSince(before, versions);
    const [whole, some] = await Promise.all([
      cold.length === 0 ? [] : readDepartments(context, cold, 'all'),
      warm.length === 0 || changed.size === 0 ? [] : readDepartments(context, warm, changed),
    ]);
    return spans.map((span, i) => {
      const old = before[i];
      const tallies =
        old === undefined
          ? (whole[cold.indexOf(span)] ?? new Map<string, Tally>())
          : patched(old.tallies, changed, some[warm.indexOf(span)]);
      this.keep(keys[i] ?? '', { versions, tallies });
      return tallies;
    });
  }

  /** The longest unused makes room. */
  private keep(key: string, kept: Kept): void {
    this.kept.delete(key);
    this.kept.set(key, kept);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
  }
}

const keyOf = (generation: number, { period, openDays, visits }: Span): string =>
  `${generation}|${period.name}|${openDays.join()}|${visits === true ? 'visits' : ''}`;

async function readVersions({ collections, session }: SnapshotContext): Promise<Versions> {
  const fences = await collections.fences.find({}, { session, batchSize: BATCH_SIZE }).toArray();
  return new Map(fences.map(({ _id, n }) => [_id, n]));
}

/** Departments whose version is not the one that any of these were read at. */
function changedSince(kept: readonly (Kept | undefined)[], versions: Versions): Set<string> {
  const changed = new Set<string>();
  for (const old of new Set(kept)) {
    if (old === undefined) continue;
    for (const [code, n] of versions) if (old.versions.get(code) !== n) changed.add(code);
    for (const code of old.versions.keys()) if (!versions.has(code)) changed.add(code);
  }
  return changed;
}

/** A copy, since other answers may still read the old one. */
function patched(old: Tallies, changed: ReadonlySet<string>, read: Tallies | undefined): Tallies {
  if (changed.size === 0) return old;
  const tallies = new Map(old);
  for (const code of changed) {
    const tally = read?.get(code);
    if (tally === undefined) tallies.delete(code);
    else tallies.set(code, tally);
  }
  return tallies;
}
