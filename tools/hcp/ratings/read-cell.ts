import { CHANNEL_NAMES } from '#shared/domain/channel.js';
import { isEventTime } from '#shared/domain/event-time.js';
import { LEVEL_NAMES } from '#shared/domain/level.js';
import { NATIONAL_TAGS } from '#shared/domain/tag-catalogue.js';
import { APPLICANTS, type CellKind } from './rating-columns.js';

/** A cell as the contract wants it, or the rule it breaks. Rules never quote the cell. */
export type CellValue = { readonly value: unknown } | { readonly rule: string };

type Reader = (text: string, levelText: string) => CellValue;

/**
 * Reads a filled cell; `levelText` is the level's cell of the same row, by which tags are told
 * apart. What only ingest can judge (is there such a department, is the tag one of the level) is
 * passed on for it to judge.
 */
export const readCell = (kind: CellKind, text: string, levelText: string): CellValue =>
  READERS[kind](text, levelText);

/** A table of numbers and their names, either of which may stand in a cell. */
function oneOf(names: Readonly<Record<string, string>>, rule: string): Reader {
  const values = new Map<string, number>();
  for (const [code, name] of Object.entries(names)) {
    values.set(code, Number(code)).set(name, Number(code));
  }
  return (text) => {
    const value = values.get(text);
    return value === undefined ? { rule } : { value };
  };
}

const level = oneOf(LEVEL_NAMES, `is none of 1 to 5, ${Object.values(LEVEL_NAMES).join(', ')}`);

/** A spreadsheet shows long numbers as 3.6E+17; their last digits are lost by then. */
const ROUNDED = /^\d(?:\.\d+)?E\+\d+$/i;

const word: Reader = (text) =>
  ROUNDED.test(text)
    ? { rule: 'was rounded by a spreadsheet: export the column as text' }
    : { value: text };

const LOCAL_TIME = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const two = (digits = '0'): string => digits.padStart(2, '0');

/** ISO 8601 as it is; a time without offset is China's. */
const time: Reader = (text) => {
  const [local, year = '', month, day, hour, minute, second] = LOCAL_TIME.exec(text) ?? [];
  const value =
    local === undefined
      ? text
      : `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}+08:00`;
  return isEventTime(value)
    ? { value }
    : { rule: 'is no time such as 2026-11-22 09:30, 2026/11/22 9:30 or ISO 8601 with offset' };
};

const TAGS = [...NATIONAL_TAGS.values()];
const TAG_CODE = /^\d{1,6}$/;

/** The code of a tag's name: that of the level if it has one of this name, one in force if any. */
function tagCode(name: string, levelText: string): string | undefined {
  const alike = TAGS.filter((tag) => tag.name === name);
  const read = level(levelText, '');
  const own = alike.filter((tag) => 'value' in read && tag.level === read.value);
  const tags = own.length > 0 ? own : alike;
  return (tags.find(({ status }) => status === 'active') ?? tags[0])?.code;
}

const tags: Reader = (text, levelText) => {
  const codes: string[] = [];
  for (const part of text.split(/[,;|、，；]/)) {
    const tag = part.trim();
    if (tag === '') continue;
    const code = TAG_CODE.test(tag) ? tag : tagCode(tag, levelText);
    if (code === undefined) return { rule: 'holds a tag that the catalogue does not have' };
    codes.push(code);
  }
  return { value: codes };
};

const YES = new Set(['是', '1', 'true', 'y', 'yes']);
const NO = new Set(['否', '0', 'false', 'n', 'no']);

const yesNo: Reader = (text) => {
  const said = text.toLowerCase();
  if (YES.has(said)) return { value: true };
  return NO.has(said) ? { value: false } : { rule: 'is neither 是 nor 否' };
};

const ROUNDS: Readonly<Record<string, 1 | 2>> = { '1': 1, 首评: 1, 否: 1, '2': 2, 追评: 2, 是: 2 };

const round: Reader = (text) => {
  const value = ROUNDS[text];
  return value === undefined ? { rule: 'is none of 1, 首评, 否, 2, 追评, 是' } : { value };
};

const READERS: Readonly<Record<CellKind, Reader>> = {
  word,
  text: (text) => ({ value: text }),
  level,
  round,
  channel: oneOf(CHANNEL_NAMES, `is none of 1 to 7, ${Object.values(CHANNEL_NAMES).join(', ')}`),
  time,
  tags,
  'yes-no': yesNo,
  applicant: oneOf(APPLICANTS, `is none of the codes, ${Object.values(APPLICANTS).join(', ')}`),
};
