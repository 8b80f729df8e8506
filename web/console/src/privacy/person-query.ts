import type { PersonSearch } from '../api/privacy';

/** What is typed in the form, as it is asked: empty fields are left out. */
export function personSearch(form: {
  readonly certKey: string;
  readonly mobile: string;
  readonly within: string;
  readonly reason: string;
}): PersonSearch {
  const [certKey, mobile] = [form.certKey.trim(), form.mobile.trim()];
  return {
    ...(certKey === '' ? {} : { certKey }),
    ...(mobile === '' ? {} : { mobile }),
    ...(form.within === '' ? {} : { within: form.within }),
    reason: form.reason.trim(),
  };
}

/** The kinds of period that an export can be asked for. */
export const PERIOD_KINDS = ['month', 'quarter', 'year', 'day'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** The period of a kind in which a China day lies: `2026-11`, `2026-Q4`, `2026`, `2026-11-22`. */
export function periodOf(kind: PeriodKind, day: string): string {
  const [year = '', month = ''] = day.split('-');
  switch (kind) {
    case 'day':
      return day;
    case 'month':
      return `${year}-${month}`;
    case 'quarter':
      return `${year}-Q${Math.ceil(Number(month) / 3)}`;
    case 'year':
      return year;
  }
}
