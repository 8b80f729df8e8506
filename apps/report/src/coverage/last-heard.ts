import { addDays, type Day } from '#shared/domain/china-time.js';
import { laterOf, monthsAfter, type Heard } from '#shared/domain/coverage/last-heard.js';
import type { Period } from '#shared/domain/period.js';
import type { ScoreSnapshot, SubjectKind } from '../reading/score-reader.port.js';

/** Items and points are looked for in so many months: of a whole province each is a lot to read. */
const MONTHS_OF_SUBJECTS = 6;

/** Entries of departments by their codes. */
export type Wanted = ReadonlyMap<string, { readonly deptCode?: string | undefined }>;

export interface LastHeard {
  /** By code; what is not there was not found. */
  readonly days: ReadonlyMap<string, Day>;
  /** The first day that was looked at; null when everything was that was ever counted. */
  readonly lookedBackTo: Day | null;
}

/** Who is looked for: they are not in the period, so its whole months need not be read again. */
export interface Sought {
  readonly kind: 'department' | SubjectKind;
  readonly what: Heard;
  readonly period: Pick<Period, 'first' | 'last'>;
  readonly wanted: Wanted;
}

/**
 * Finds when the wanted were last heard of: from the `newest` month back, in each only of departments
 * whose entries are not found yet. Of an item or a point only what its own department sent tells.
 */
export async function findLastHeard(
  { kind, what, period, wanted }: Sought,
  newest: string,
  snapshot: Pick<ScoreSnapshot, 'heard' | 'firstMonth'>,
): Promise<LastHeard> {
  const days = new Map<string, Day>();
  const first = await snapshot.firstMonth();
  const most = kind === 'department' ? Number.POSITIVE_INFINITY : MONTHS_OF_SUBJECTS;
  let month = newest;
  for (let n = 0; first !== undefined && month >= first; n += 1) {
    const of = departmentsLeft(wanted, days);
    if (of.size === 0) break;
    if (n === most) return { days, lookedBackTo: `${monthsAfter(month, 1)}-01` };
    if (!isWithin(month, period)) {
      const found = new Map<string, Day>();
      const wants = (code: string): boolean => wanted.has(code) && !days.has(code);
      await snapshot.heard({ kind, what, month, of, wants }, ({ deptCode, code, day }) => {
        if (wanted.get(code)?.deptCode !== deptCode) return;
        found.set(code, laterOf(found.get(code), day));
      });
      for (const [code, day] of found) if (!days.has(code)) days.set(code, day);
    }
    month = monthsAfter(month, -1);
  }
  return { days, lookedBackTo: null };
}

const isWithin = (month: string, { first, last }: Sought['period']): boolean =>
  `${month}-01` >= first && addDays(`${monthsAfter(month, 1)}-01`, -1) <= last;

function departmentsLeft(wanted: Wanted, found: ReadonlyMap<string, Day>): Set<string> {
  const left = new Set<string>();
  for (const [code, { deptCode }] of wanted) {
    if (deptCode !== undefined && !found.has(code)) left.add(deptCode);
  }
  return left;
}
