import {
  foldLoop,
  loopIndicators,
  NO_COUNTS,
  type LoopCounts,
} from '#shared/domain/casework/casework.js';
import type { PublishedPeriod } from '#shared/domain/publication/published-period.js';
import type { Row } from '#shared/domain/publication/tables.js';
import type { WorkCalendar } from '#shared/domain/working-days.js';
import type { ScoreSnapshot } from '../../reading/score-reader.port.js';
import type { RegistryDay } from '../../registry/registry-day.js';
import { byCode } from './sum-by-area.js';

/** How the loop went for the cases of bad ratings that were opened in a period. */
export interface LoopFigures {
  readonly areas: ReadonlyMap<string, LoopCounts>;
  readonly departments: ReadonlyMap<string, LoopCounts>;
}

/** Folds the cases as they stand at `now`, epoch milliseconds; by it is told what is late. */
export async function readLoop(
  snapshot: Pick<ScoreSnapshot, 'loopCases'>,
  period: PublishedPeriod,
  view: RegistryDay,
  calendar: WorkCalendar,
  now: number,
): Promise<LoopFigures> {
  const areas = new Map<string, LoopCounts>();
  const departments = new Map<string, LoopCounts>();
  // Asked for once: a calendar that follows the registry looks for it with every day.
  const fixed = { ...calendar };
  for await (const piece of snapshot.loopCases({ kind: 'bad-rating', period })) {
    const areasOf = ({ areaCode }: { areaCode: string }) =>
      view.areas.lineage(areaCode).map(({ code }) => code);
    foldLoop(piece, areasOf, fixed, now, areas);
    foldLoop(
      piece,
      ({ deptCode }) => (deptCode === undefined ? [] : [deptCode]),
      fixed,
      now,
      departments,
    );
  }
  return { areas, departments };
}

/** Every area of the registry, by code. */
export const areaLoopRows = (view: RegistryDay, { areas }: LoopFigures): Row<'area-loop'>[] =>
  byCode(view.areas.all()).map(({ code, name, level }) => ({
    ...{ code, name, level },
    ...figuresOf(areas.get(code) ?? NO_COUNTS),
  }));

/** Every department of the registry, and others that have a case, by code. */
export function departmentLoopRows(
  view: RegistryDay,
  { departments }: LoopFigures,
): Row<'department-loop'>[] {
  const codes = new Set([...view.departments.keys(), ...departments.keys()]);
  return byCode(Array.from(codes, (code) => ({ code }))).map(({ code }) => ({
    code,
    name: view.departments.get(code)?.name ?? code,
    areaCode: view.departments.get(code)?.areaCode ?? '',
    ...figuresOf(departments.get(code) ?? NO_COUNTS),
  }));
}

const figuresOf = (counts: LoopCounts) => ({
  ...counts,
  open: counts.opened - counts.closed,
  ...loopIndicators(counts),
});
