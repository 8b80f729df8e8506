import type { CountKey, Counts } from '#shared/domain/counts.js';
import { monthsOf, type Period } from '#shared/domain/period.js';
import type { PublishedPeriod } from '#shared/domain/publication/published-period.js';
import type { ScoreDelta } from '#shared/domain/score-delta.js';
import type { FigureSource } from '../../../../apps/report/src/publications/freeze/figures.js';
import { headField } from '../../../../apps/report/src/reading/cells.js';
import type {
  Breakdown,
  Departments,
  Span,
  SubjectKind,
  SubjectPart,
} from '../../../../apps/report/src/reading/score-reader.port.js';
import type { Tallies } from '../../../../apps/report/src/reading/tally.js';

type ByCode<T> = Map<string, T>;

/** What one part of the period holds, by department. */
interface PartFigures {
  readonly counts: ByCode<Counts>;
  readonly tags: ByCode<Map<string, number>>;
  readonly item: ByCode<ByCode<Counts>>;
  readonly point: ByCode<ByCode<Counts>>;
}

const SUBJECT = { it: 'item', pt: 'point' } as const;

/**
 * The figures of one period as the ledger makes them: folded anew by the fold that makes the score
 * documents, and asked as those are. Of each fold only what the period needs is kept.
 */
export class LedgerFigures implements FigureSource {
  private readonly parts = new Map<string, PartFigures>();
  private readonly byDay = new Map<string, PartFigures>();
  private readonly byMonth = new Map<string, PartFigures>();
  private readonly byHead = new Map<string, PartFigures>();
  /** Unrated services by department and service day. */
  private readonly unrated: ByCode<Map<string, number>> = new Map();

  constructor(period: Pick<PublishedPeriod, 'parts'>) {
    for (const part of period.parts) {
      const figures = noFigures();
      this.parts.set(part.name, figures);
      const field = headField(part);
      if (field === undefined) this.byDay.set(part.first, figures);
      else {
        this.byHead.set(`${part.year} ${field}`, figures);
        for (const month of monthsOf(part)) this.byMonth.set(month, figures);
      }
    }
  }

  /** Takes in what some services contribute. */
  absorb(delta: ScoreDelta): void {
    each(delta.heads, (year, dept, [field = '', cell = ''], n) => {
      if (field === 'w') {
        add(entry(this.unrated, dept, newSums), `${year}-${cell.slice(0, 2)}-${cell.slice(2)}`, n);
      } else addCount(this.byHead.get(`${year} ${field}`)?.counts, dept, cell, n);
    });
    each(delta.days, (month, dept, [scope = '', ...rest], n) => {
      const [cut, key = ''] = scope === 'd' ? rest.slice(1) : rest;
      const part =
        scope === 'd' ? this.byDay.get(`${month}-${rest[0] ?? ''}`) : this.byMonth.get(month);
      if (part === undefined) return;
      if (cut === 'c') addCount(part.counts, dept, key, n);
      else if (cut === 'tg') add(entry(part.tags, dept, newSums), key, n);
    });
    each(delta.subjects, (month, dept, [kind, code = '', scope, ...rest], n) => {
      const part =
        scope === 'd' ? this.byDay.get(`${month}-${rest[0] ?? ''}`) : this.byMonth.get(month);
      if (part === undefined) return;
      const subjects = part[SUBJECT[kind === 'it' ? 'it' : 'pt']];
      addCount(entry(subjects, dept, newCodes), code, rest.at(-1) ?? '', n);
    });
  }

  departments(spans: readonly Span[], of: Departments): Promise<Tallies[]> {
    return Promise.resolve(spans.map((span) => this.tallies(span, of)));
  }

  private tallies({ period, openDays }: Span, of: Departments): Tallies {
    const tallies: Tallies = new Map();
    for (const [dept, counts] of this.parts.get(period.name)?.counts ?? []) {
      if (of !== 'all' && !of.has(dept)) continue;
      const unrated = this.unrated.get(dept);
      const pending = openDays.reduce((sum, day) => sum + (unrated?.get(day) ?? 0), 0);
      tallies.set(dept, { counts, pending });
    }
    return tallies;
  }

  subjects(
    kind: SubjectKind,
    spans: readonly Span[],
    of: Departments,
    take: (part: SubjectPart) => void,
  ): Promise<void> {
    spans.forEach(({ period }, span) => {
      for (const [deptCode, codes] of this.parts.get(period.name)?.[kind] ?? []) {
        if (of !== 'all' && !of.has(deptCode)) continue;
        for (const [code, counts] of codes) take({ deptCode, code, span, counts, pending: 0 });
      }
    });
    return Promise.resolve();
  }

  breakdown(period: Period, of: Departments): Promise<Breakdown> {
    const tags = new Map<string, number>();
    for (const [dept, chosen] of this.parts.get(period.name)?.tags ?? []) {
      if (of !== 'all' && !of.has(dept)) continue;
      for (const [tag, n] of chosen) add(tags, tag, n);
    }
    return Promise.resolve({ channels: new Map(), hours: new Map(), tags });
  }
}

const newSums = (): Map<string, number> => new Map();
const newCodes = (): ByCode<Counts> => new Map();

const noFigures = (): PartFigures => ({
  counts: new Map(),
  tags: new Map(),
  item: new Map(),
  point: new Map(),
});

/** Every sum of some documents: `<period>|<deptCode>`, then paths whose names have dots between. */
function each(
  documents: ReadonlyMap<string, ReadonlyMap<string, number>>,
  take: (period: string, dept: string, path: readonly string[], n: number) => void,
): void {
  for (const [key, sums] of documents) {
    const [period = '', dept = ''] = key.split('|');
    for (const [path, n] of sums) take(period, dept, path.split('.'), n);
  }
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

const add = (sums: Map<string, number>, key: string, n: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + n);
};

function addCount(
  sums: Map<string, Counts> | undefined,
  key: string,
  cell: string,
  n: number,
): void {
  if (sums === undefined) return;
  const counts = entry(sums, key, (): Counts => ({}));
  const name = cell as CountKey;
  counts[name] = (counts[name] ?? 0) + n;
}
