import type { Told } from '#shared/contract/public-pages.js';

/** What stands where there is no number, and why. */
export const NO_DATA = '—';
export const HIDDEN = '—（不公布）';

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** A count with its thousands apart. */
export const count = (value: Told): string => told(value, (n) => grouped(String(n)));

/** A score of 0 to 100 to two decimals. */
export const score = (value: Told): string => told(value, (n) => n.toFixed(2));

/** A fraction as a percentage to two decimals; only all is 100.00% and only none is 0.00%. */
export const rate = (value: Told): string => told(value, (n) => `${percentOf(n).toFixed(2)}%`);

/** The same as a number, for charts. */
export function percentOf(fraction: number): number {
  const rounded = Math.round(fraction * 10_000) / 100;
  if (rounded === 100 && fraction < 1) return 99.99;
  return rounded === 0 && fraction > 0 ? 0.01 : rounded;
}

function told(value: Told, say: (value: number) => string): string {
  if (value === null) return NO_DATA;
  return value === 'hidden' ? HIDDEN : say(value);
}

/** An instant in China time to the minute, such as 2026-11-05 03:00. */
export const chinaMinute = (iso: string): string =>
  new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** A period in words: 2026年10月, 2026年第4季度, 2026年, 2026年10月5日. */
export function sayPeriod(name: string): string {
  const [year = '', second, day] = name.split('-');
  if (second === undefined) return `${year}年`;
  if (/^[QW]/.test(second)) {
    const n = Number(second.slice(1));
    return second.startsWith('Q') ? `${year}年第${n}季度` : `${year}年第${n}周`;
  }
  const month = `${year}年${Number(second)}月`;
  return day === undefined ? month : `${month}${Number(day)}日`;
}
