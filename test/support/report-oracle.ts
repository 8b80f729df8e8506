import { chinaDay, type Day } from '#shared/domain/china-time.js';
import type { Period } from '#shared/domain/period.js';
import type { ServiceFacts } from '#shared/domain/service-facts.js';
import { AREAS, DEPARTMENTS, departmentOf } from './registry.js';

/** What a row must show, counted one event at a time from what happened. */
export interface Expected {
  levels: number[];
  due: number;
  active: number;
  defaulted: number;
  pending: number;
}

export interface OracleQuery {
  readonly subject: string;
  readonly period: Period;
  readonly door: string;
  readonly departments: ReadonlySet<string>;
  readonly openDays: ReadonlySet<Day>;
}

const inside = (period: Period, at: number): boolean => {
  const day = chinaDay(at);
  return day >= period.first && day <= period.last;
};

/** All rows that have anything, by code. */
export function expectedRows(
  services: readonly ServiceFacts[],
  { subject, period, door, departments, openDays }: OracleQuery,
): Map<string, Expected> {
  const rows = new Map<string, Expected>();
  const rowsOf = (codes: readonly (string | undefined)[]): Expected[] =>
    codes
      .filter((code) => code !== undefined)
      .map((code) => {
        const row = rows.get(code) ?? {
          levels: [0, 0, 0, 0, 0],
          due: 0,
          active: 0,
          defaulted: 0,
          pending: 0,
        };
        rows.set(code, row);
        return row;
      });
  for (const { deptCode, revisions, ratings, decisions } of services) {
    if (!departments.has(deptCode)) continue;
    const service = revisions[0];
    const excluded = new Set(decisions.map((d) => d.ratingKey));
    for (const rating of ratings) {
      if (rating.isDefault || rating.round === 2 || excluded.has(rating.key)) continue;
      if (!inside(period, rating.ratedAt) || (door !== 'all' && door !== rating.door)) continue;
      const codes = codesOf(subject, deptCode, {
        item: rating.taskCode,
        point: service?.pointCode,
        channel: String(rating.channel),
        hours: service?.hoursKind,
      });
      for (const row of rowsOf(codes))
        row.levels[rating.level - 1] = (row.levels[rating.level - 1] ?? 0) + 1;
    }
    if (service === undefined || service.withdrawn === true) continue;
    if (!inside(period, service.servedAt) || subject === 'channel') continue;
    const codes = codesOf(subject, deptCode, {
      item: service.taskCode,
      point: service.pointCode,
      hours: service.hoursKind,
    });
    for (const row of rowsOf(codes)) {
      row.due += 1;
      if (ratings.some((r) => r.round === 1 && !r.isDefault)) row.active += 1;
      else if (ratings.some((r) => r.isDefault)) row.defaulted += 1;
      else if (openDays.has(chinaDay(service.servedAt))) row.pending += 1;
    }
  }
  return rows;
}

function codesOf(
  subject: string,
  deptCode: string,
  own: Partial<Record<string, string | undefined>>,
): (string | undefined)[] {
  if (subject === 'department') return [deptCode];
  if (subject !== 'area') return [own[subject]];
  const codes: string[] = [];
  let code: string | undefined = departmentOf(deptCode).area;
  while (code !== undefined && code !== '') {
    codes.push(code);
    code = AREAS.find((area) => area.code === code)?.parent;
  }
  return codes;
}

export const allDepartments = new Set(DEPARTMENTS.map(({ code }) => code));
