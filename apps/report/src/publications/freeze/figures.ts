import type { Day } from '#shared/domain/china-time.js';
import type { PublishedPeriod } from '#shared/domain/publication/published-period.js';
import { spanOf } from '../../calendar/span.js';
import type { ScoreSnapshot, SubjectKind } from '../../reading/score-reader.port.js';
import { addTally, tallyIn, type Tallies } from '../../reading/tally.js';
import type { RegistryDay } from '../../registry/registry-day.js';
import type { ReportPolicy } from '../../report.policy.js';

/** Where figures come from: the score documents, or the ledger itself. */
export type FigureSource = Pick<ScoreSnapshot, 'departments' | 'subjects' | 'breakdown'>;

/** Services and active ratings of one item or point. */
export interface Use {
  services: number;
  active: number;
}

/** By department, then by the code of the item or point. */
export type Uses = ReadonlyMap<string, ReadonlyMap<string, Use>>;

/** What was counted in a period. */
export interface Figures {
  readonly departments: Tallies;
  /** How often each tag was chosen, by the area that departments belong to themselves. */
  readonly tags: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly items: Uses;
  readonly points: Uses;
}

type Windows = Pick<ReportPolicy, 'calendar' | 'windowDays'>;

/** The tallies of all departments in a period as it stands on a China day. */
export async function readDepartments(
  source: Pick<FigureSource, 'departments'>,
  { parts }: PublishedPeriod,
  policy: Windows,
  today: Day,
): Promise<Tallies> {
  const spans = parts.map((part) => ({
    ...spanOf(part, policy, today),
    visits: true as const,
  }));
  const sums: Tallies = new Map();
  for (const tallies of await source.departments(spans, 'all')) {
    for (const [code, tally] of tallies) addTally(tallyIn(sums, code), tally);
  }
  return sums;
}

/** Reads everything that is counted of a period. */
export async function readFigures(
  source: FigureSource,
  period: PublishedPeriod,
  view: RegistryDay,
  policy: Windows,
  today: Day,
): Promise<Figures> {
  return {
    departments: await readDepartments(source, period, policy, today),
    tags: await readTags(source, period, view),
    items: await readUses(source, period, 'item'),
    points: await readUses(source, period, 'point'),
  };
}

/** Departments of one area after another, so that each is read once. */
async function readTags(
  source: FigureSource,
  { parts }: PublishedPeriod,
  view: RegistryDay,
): Promise<Map<string, Map<string, number>>> {
  const byArea = new Map<string, Map<string, number>>();
  for (const { code } of view.areas.all()) {
    const of = new Set(view.departmentsOf(code).map((department) => department.code));
    if (of.size === 0) continue;
    const sums = new Map<string, number>();
    for (const part of parts) {
      const { tags } = await source.breakdown(part, of);
      for (const [tag, n] of tags) sums.set(tag, (sums.get(tag) ?? 0) + n);
    }
    byArea.set(code, sums);
  }
  return byArea;
}

async function readUses(
  source: FigureSource,
  { parts }: PublishedPeriod,
  kind: SubjectKind,
): Promise<Uses> {
  const uses = new Map<string, Map<string, Use>>();
  const spans = parts.map((period) => ({ period, openDays: [] }));
  await source.subjects(kind, spans, 'all', ({ deptCode, code, counts }) => {
    const own = uses.get(deptCode) ?? new Map<string, Use>();
    const use = own.get(code) ?? { services: 0, active: 0 };
    use.services += counts.n ?? 0;
    use.active += counts.a ?? 0;
    uses.set(deptCode, own.set(code, use));
  });
  return uses;
}
