import { addDays } from '#shared/domain/china-time.js';
import { parsePeriod, quarterPeriod, type Period } from '#shared/domain/period.js';

const SUBJECTS = ['area', 'department', 'item', 'point', 'channel', 'hours'] as const;
const PEER_SUBJECTS = ['area', 'department'] as const;
const PEERS = ['city', 'county', 'town'] as const;

/**
 * The queries of all rankings of the whole province that a drill compares, for years and months of
 * which there are scores: of each of them and of the quarters every subject, and areas and
 * departments among peers; of the days of the last month every subject.
 */
export function rankingQuestions(names: readonly string[]): string[] {
  const scored = names.map(parsePeriod).filter((period) => period !== undefined);
  const years = scored.filter(({ kind }) => kind === 'year');
  const last = scored.findLast(({ kind }) => kind === 'month');
  const quarters = years.flatMap(({ year }) => [1, 2, 3, 4].map((n) => quarterPeriod(year, n)));
  return [
    ...[...scored, ...quarters].flatMap(({ name }) => [...all(name), ...amongPeers(name)]),
    ...(last === undefined ? [] : daysOf(last).flatMap(all)),
  ];
}

const all = (period: string): string[] => SUBJECTS.map((subject) => query({ subject, period }));

const amongPeers = (period: string): string[] =>
  PEER_SUBJECTS.flatMap((subject) => PEERS.map((peers) => query({ subject, period, peers })));

const query = (parameters: Record<string, string>): string =>
  new URLSearchParams(parameters).toString();

function daysOf({ first, last }: Period): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
