import { chinaTime } from '../../domain/china-time.js';
import { isEventTime } from '../../domain/event-time.js';

/** Reads a source's time; ISO 8601 with offset, or undefined when the text has another form. */
export type TimeFormat = (text: string) => string | undefined;

/** Formats that have a name, because letters cannot say them. */
const NAMED: Readonly<Partial<Record<string, TimeFormat>>> = {
  iso: (text) => (isEventTime(text) ? text : undefined),
  'epoch-seconds': (text) => epoch(text, 1_000),
  'epoch-milliseconds': (text) => epoch(text, 1),
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Parts of a format by their letters, as Java writes them, and what they match. */
const LETTERS: Readonly<Partial<Record<string, string>>> = {
  yyyy: '(?<year>\\d{4})',
  yy: '(?<shortYear>\\d{2})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  MMM: `(?<month>${MONTHS.join('|')})`,
  EEE: '(?<weekday>[A-Za-z]{3})',
  dd: '(?<day>\\d{2})',
  d: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})',
  H: '(?<hour>\\d{1,2})',
  hh: '(?<hour>\\d{2})',
  h: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  m: '(?<minute>\\d{1,2})',
  ss: '(?<second>\\d{2})',
  s: '(?<second>\\d{1,2})',
  SSS: '(?<fraction>\\d{3})',
  S: '(?<fraction>\\d{1,9})',
  a: '(?<half>AM|PM|am|pm|上午|下午)',
  XXX: '(?<offset>Z|[+-]\\d{2}:?\\d{2})',
};

const TOKEN = /'([^']*)'|([A-Za-z])\2*|\[|\]|[^A-Za-z]/g;

/**
 * Compiles a format: `iso`, `epoch-seconds`, `epoch-milliseconds`, or letters such as
 * `yyyy-MM-dd HH:mm[:ss]` with optional parts in brackets and fixed words in quotes. A time without
 * offset is China's. Answers the rule that a text breaks which is no format.
 */
export function parseTimeFormat(format: string): TimeFormat | { readonly rule: string } {
  const named = NAMED[format];
  if (named !== undefined) return named;
  let pattern = '';
  let depth = 0;
  const seen = new Set<string>();
  for (const [token, quoted, letter] of format.matchAll(TOKEN)) {
    if (letter !== undefined) {
      const part = LETTERS[token];
      if (part === undefined) return { rule: `${format}: ${token} is no part of a time` };
      const name = part.slice(3, part.indexOf('>'));
      if (seen.has(name)) return { rule: `${format}: the ${name} is there twice` };
      seen.add(name);
      pattern += part;
    } else if (token === '[' || token === ']') {
      depth += token === '[' ? 1 : -1;
      pattern += token === '[' ? '(?:' : ')?';
      if (depth < 0) return { rule: `${format}: a ] has no [` };
    } else {
      pattern += escaped(quoted ?? token);
    }
  }
  if (depth > 0) return { rule: `${format}: a [ has no ]` };
  const hasDay =
    seen.has('day') && seen.has('month') && (seen.has('year') || seen.has('shortYear'));
  if (!hasDay) return { rule: `${format}: a time needs its year, month and day` };
  return compiled(new RegExp(`^${pattern}$`));
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

function compiled(pattern: RegExp): TimeFormat {
  return (text) => {
    const parts = pattern.exec(text)?.groups;
    if (parts === undefined) return undefined;
    const { shortYear = '', month = '', day = '', hour = '0', fraction, offset = '+08:00' } = parts;
    const { year = `20${shortYear}`, minute = '0', second = '0', half } = parts;
    const clock = `${two(hourOf(hour, half))}:${two(minute)}:${two(second)}`;
    const behind = fraction === undefined ? '' : `.${fraction}`;
    const time = `${year}-${two(monthOf(month))}-${two(day)}T${clock}${behind}${offset}`;
    return isEventTime(time) ? time : undefined;
  };
}

const two = (digits: string): string => digits.padStart(2, '0');

/** The number of a month that has a name. */
const monthOf = (text: string): string => {
  const named = MONTHS.indexOf(text);
  return named < 0 ? text : String(named + 1);
};

/** The hour of a clock of twelve: 12 in the morning is midnight. */
function hourOf(hour: string, half: string | undefined): string {
  if (half === undefined) return hour;
  const isLate = half.toLowerCase() === 'pm' || half === '下午';
  return String((Number(hour) % 12) + (isLate ? 12 : 0));
}

const LATEST = 253_402_300_799_999;

function epoch(text: string, unit: number): string | undefined {
  const at = /^\d{1,15}$/.test(text) ? Number(text) * unit : Number.NaN;
  return at <= LATEST ? chinaTime(at).replace('.000', '') : undefined;
}
