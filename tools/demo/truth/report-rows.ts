import { DemoError } from '../send/demo.error.js';
import type { ExpectedRow } from './figures.js';
import type { Subject } from './subject.js';

/** A row of `/v1/rankings`, as far as it is compared. */
export type ReportRow = ExpectedRow & { readonly code: string };

export interface RankingQuery {
  readonly subject: Subject;
  readonly period: string;
  readonly within?: string;
  readonly peers?: string;
}

/** All rows of a ranking by code, those with too small a sample included. */
export async function fetchRows(
  baseUrl: string,
  query: RankingQuery,
): Promise<Map<string, ReportRow>> {
  const url = new URL('/v1/rankings', baseUrl);
  url.search = new URLSearchParams({ ...query }).toString();
  const response = await fetch(url);
  const text = await response.text();
  if (!response.ok) throw new DemoError(`GET ${url.href} was answered ${response.status}: ${text}`);
  const answer = JSON.parse(text) as { rows: ReportRow[]; insufficient: ReportRow[] };
  return new Map([...answer.rows, ...answer.insufficient].map((row) => [row.code, row]));
}
