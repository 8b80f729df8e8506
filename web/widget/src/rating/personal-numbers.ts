/** Numbers that people write down without meaning to tell everybody. */
export const NUMBER_KINDS = ['id', 'phone', 'card'] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

interface Found {
  readonly kind: NumberKind;
  /** Range in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

// Runs of digits, full-width ones too, with single separators as people write them.
const RUN = /[0-9０-９](?:[ \-·.．　]?[0-9０-９])*[XxＸｘ]?/g;
const CHUNK = /[0-9０-９XxＸｘ]+/g;

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: the last of 18 characters checks the others. */
function isId18(digits: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(digits)) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return '10X98765432'[sum % 11] === digits[17];
}

/** The cards of before 1999: a region, and a birthday without a century. */
const isId15 = (digits: string): boolean =>
  /^[1-9]\d{5}\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}$/.test(digits);

/** Luhn's check over 16 to 19 digits. */
function isCard(digits: string): boolean {
  if (!/^[3-6]\d{15,18}$/.test(digits)) return false;
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, i) => {
      const value = Number(digit) * (i % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

const isPhone = (digits: string): boolean => /^(86|0086)?1[3-9]\d{9}$/.test(digits);

function kindOf(written: string): NumberKind | undefined {
  const digits = written
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9X]/g, '');
  if (isPhone(digits)) return 'phone';
  if (isId18(digits) || isId15(digits)) return 'id';
  return isCard(digits) ? 'card' : undefined;
}

/** A run as a whole, else its parts between separators: `2026 13812345678` holds a phone. */
function inRun(run: string, at: number): readonly Found[] {
  const kind = kindOf(run);
  if (kind !== undefined) return [{ kind, start: at, end: at + run.length }];
  return [...run.matchAll(CHUNK)].flatMap((chunk) => {
    const part = kindOf(chunk[0]);
    const start = at + chunk.index;
    return part === undefined ? [] : [{ kind: part, start, end: start + chunk[0].length }];
  });
}

const find = (text: string): readonly Found[] =>
  [...text.matchAll(RUN)].flatMap((run) => inRun(run[0], run.index));

/** What a text seems to hold, each kind once: ID-card, mobile phone and bank-card numbers. */
export function numbersIn(text: string): readonly NumberKind[] {
  const found = new Set(find(text).map(({ kind }) => kind));
  return NUMBER_KINDS.filter((kind) => found.has(kind));
}

/** The text with those numbers hidden; nothing else changes. */
export function hideNumbers(text: string): string {
  return [...find(text)]
    .reverse()
    .reduce((left, { start, end }) => `${left.slice(0, start)}***${left.slice(end)}`, text);
}
