import type { MissingQuery } from '../missing.types.js';

/** What a link of the page changes; the rest stays as it is shown. */
export type Change = Partial<Pick<MissingQuery, 'kind' | 'what' | 'within'>> & {
  readonly page?: number;
};

/** An address of the page beside the one that is shown. */
export function pageLink({ kind, what, within, period }: MissingQuery, change: Change): string {
  const { page = 1, ...other } = change;
  const query = new URLSearchParams({ within, period: period.name, kind, what, ...other });
  if (page > 1) query.set('page', String(page));
  return `/coverage?${query.toString()}`;
}

/** The whole list as a file. */
export function fileLink(query: MissingQuery, format: 'csv' | 'xlsx'): string {
  const { kind, what, within, period } = query;
  const asked = new URLSearchParams({ kind, what, within, period: period.name, format });
  return `/v1/coverage/missing?${asked.toString()}`;
}
