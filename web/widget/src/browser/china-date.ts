const CHINA_OFFSET_MS = 8 * 3_600_000;

/** `2026-11-25` as it is said. */
export function sayDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year ?? ''}年${month ?? ''}月${date ?? ''}日`;
}

/** An ISO 8601 instant as day, hour and minute in China. */
export function sayTime(at: string): string {
  const china = new Date(Date.parse(at) + CHINA_OFFSET_MS).toISOString();
  return `${sayDay(china.slice(0, 10))} ${china.slice(11, 16)}`;
}
