import type { Figures } from './truth.js';

/** A row of a ranking, as DESIGN names its fields. */
export interface Row {
  readonly rank?: number;
  readonly code: string;
  readonly name: string;
  readonly valid: number;
  readonly good: number;
  readonly bad: number;
  readonly goodRate: number | null;
  readonly goodRateLow: number | null;
  readonly goodRateHigh: number | null;
  readonly score: number | null;
  readonly due: number;
  readonly active: number;
  readonly defaulted: number;
  readonly unrated: number;
  readonly pending: number;
  readonly activeRate: number | null;
  readonly change?: number | null;
}

export interface Ranking {
  readonly rows: readonly Row[];
  readonly insufficient: readonly Row[];
  readonly asOf: string | null;
}

export const SUBJECTS = ['area', 'department', 'item', 'point', 'channel', 'hours'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** One GET of report that must succeed, as text. */
export async function getText(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(15_000) });
  const text = await response.text();
  if (!response.ok) throw new Error(`GET ${url} was answered ${response.status}: ${text}`);
  return text;
}

export async function getRanking(
  address: string,
  query: Readonly<Record<string, string>>,
): Promise<Ranking> {
  const search = new URLSearchParams(query).toString();
  return JSON.parse(await getText(`${address}/v1/rankings?${search}`)) as Ranking;
}

/**
 * All rows of a ranking of the whole province, small samples included. `within` leaves the area
 * itself out of its descendants; the province stands among its own peers.
 */
export async function getRows(address: string, subject: Subject, period: string): Promise<Row[]> {
  const queries = subject === 'area' ? [{}, { peers: 'province' }] : [{}];
  const rows: Row[] = [];
  for (const query of queries) {
    const answer = await getRanking(address, { subject, period, ...query });
    rows.push(...answer.rows, ...answer.insufficient);
  }
  return rows;
}

/** Wilson's interval of a share with z = 1.959964, from its textbook form. */
function wilson(good: number, valid: number): [number, number] {
  const z = 1.959964;
  const share = good / valid;
  const spread = z * Math.sqrt((share * (1 - share)) / valid + (z * z) / (4 * valid * valid));
  const [middle, scale] = [share + (z * z) / (2 * valid), 1 + (z * z) / valid];
  return [(middle - spread) / scale, (middle + spread) / scale];
}

const NOTHING: Figures = {
  valid: 0,
  good: 0,
  bad: 0,
  points: 0,
  due: 0,
  active: 0,
  defaulted: 0,
  unrated: 0,
};

function expectedRow(figures: Figures): Partial<Row> {
  const { valid, good, bad, points, due, active, defaulted, unrated } = figures;
  const [low, high] = valid === 0 ? [null, null] : wilson(good, valid);
  return {
    ...{ valid, good, bad, due, active, defaulted, unrated },
    goodRate: valid === 0 ? null : good / valid,
    goodRateLow: low,
    goodRateHigh: high,
    score: valid === 0 ? null : points / valid,
    activeRate: due === 0 ? null : active / due,
  };
}

/** What a channel lacks: nobody has chosen one before they rate. */
const COHORT = ['due', 'active', 'defaulted', 'unrated', 'activeRate'];

/** In words, where rows and truth differ; empty when every figure agrees. */
export function differences(
  subject: Subject,
  where: string,
  rows: readonly Row[],
  truth: ReadonlyMap<string, Figures>,
): string[] {
  const found: string[] = [];
  const reported = new Map(rows.map((row) => [row.code, row]));
  const wanted = new Map(
    [...truth]
      .filter(([name]) => name.startsWith(`${subject} `))
      .map(([name, figures]) => [name.slice(subject.length + 1), figures]),
  );
  for (const code of new Set([...reported.keys(), ...wanted.keys()])) {
    const expected = expectedRow(wanted.get(code) ?? NOTHING);
    const row = reported.get(code);
    for (const [name, value] of Object.entries(expected)) {
      if (subject === 'channel' && COHORT.includes(name)) continue;
      const seen = row?.[name as keyof Row];
      const agree =
        typeof value === 'number' && typeof seen === 'number'
          ? Math.abs(value - seen) < 1e-6
          : value === seen;
      if (!agree) found.push(`${where} ${code} ${name}: ${String(seen)}, truth ${String(value)}`);
    }
  }
  return found;
}
