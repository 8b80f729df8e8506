import type { YearDays } from '../../api/registry';

/** What was read of a notice; `strange` are days of another year, which it belongs to. */
export interface NoticeDays extends YearDays {
  readonly strange: readonly string[];
}

const DAY_MS = 86_400_000;
// 2027年2月5日（周五）, the year and the month perhaps left out.
const DAY = String.raw`(?:(20\d\d)年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[（(][^）)]*[）)])?`;
const SPAN = new RegExp(`${DAY}(?:\\s*(?:至|到|—+|-|~|～)\\s*${DAY})?`, 'g');

const utc = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day);

interface Span {
  readonly first: number;
  readonly last: number;
}

/** The days that a clause names, month and year being those named last. */
function spansOf(clause: string, year: number): readonly Span[] {
  let [atYear, atMonth] = [year, 0];
  return [...clause.matchAll(SPAN)].flatMap((found) => {
    const [, y1, m1, d1, y2, m2, d2] = found;
    atYear = y1 === undefined ? atYear : Number(y1);
    atMonth = m1 === undefined ? atMonth : Number(m1);
    if (atMonth === 0) return [];
    const first = utc(atYear, atMonth, Number(d1));
    if (d2 === undefined) return [{ first, last: first }];
    const endMonth = m2 === undefined ? atMonth : Number(m2);
    // From December into January the year turns.
    atYear = y2 === undefined ? atYear + (endMonth < atMonth ? 1 : 0) : Number(y2);
    atMonth = endMonth;
    return [{ first, last: utc(atYear, atMonth, Number(d2)) }];
  });
}

const daysOf = ({ first, last }: Span): string[] =>
  Array.from({ length: Math.max(0, Math.round((last - first) / DAY_MS)) + 1 }, (_, i) =>
    new Date(first + i * DAY_MS).toISOString().slice(0, 10),
  );

/**
 * The days off and the days worked instead in the words of a yearly notice of the State Council:
 * `1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。` What it does not say is not guessed.
 */
export function noticeDays(text: string, year: number): NoticeDays {
  const [off, makeUp, strange] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const clause of text.split(/[。；;\n]/)) {
    const isOff = clause.includes('放假');
    if (!isOff && !clause.includes('上班')) continue;
    for (const day of spansOf(clause, year).flatMap(daysOf)) {
      if (!day.startsWith(String(year))) strange.add(day);
      else (isOff ? off : makeUp).add(day);
    }
  }
  const sorted = (days: ReadonlySet<string>) => [...days].sort();
  return { daysOff: sorted(off), makeUpDays: sorted(makeUp), strange: sorted(strange) };
}

/** Days typed one a line, or separated by anything that is part of none. */
export const daysIn = (text: string): readonly string[] => [
  ...new Set(text.split(/[^\d-]+/).filter((day) => day !== '')),
];
