import { isDay } from '../domain/china-time.js';
import { isCode } from '../domain/code.js';
import { VISIT_SPACE } from '../domain/invitation.js';
import { AREA_KINDS, AREA_LEVELS } from '../domain/registry.js';
import { isLine } from '../domain/text.js';
import type { Column } from '../csv/column.js';
import { shown } from '../csv/import-fault.js';

export const REGISTRY_FILES = [
  'areas',
  'departments',
  'items',
  'points',
  'sources',
  'tags',
] as const;
export type RegistryFile = (typeof REGISTRY_FILES)[number];

const LONGEST_NAME = 200;
const TAG_LEVELS = ['1', '2', '3', '4', '5'];

const code = (text: string): string | undefined =>
  isCode(text) ? undefined : `${shown(text)} is not a code: 1 to 64 letters, digits, _ or -`;

function name(text: string): string | undefined {
  if (!isLine(text)) return 'has control characters or line breaks';
  return Array.from(text).length > LONGEST_NAME
    ? `is longer than ${LONGEST_NAME} characters`
    : undefined;
}

const oneOf =
  (values: readonly string[]) =>
  (text: string): string | undefined =>
    values.includes(text) ? undefined : `${shown(text)} is none of ${values.join(', ')}`;

/** No source may number its cases in the space of visits; its code is its own space. */
const spaceCode = (text: string): string | undefined =>
  text === VISIT_SPACE ? `${shown(text)} is kept for visits without a case` : code(text);

const codes =
  (broken: Column['broken']) =>
  (text: string): string | undefined => {
    const seen = new Set<string>();
    for (const each of listOf(text)) {
      const rule = seen.has(each) ? `${shown(each)} stands there twice` : broken(each);
      if (rule !== undefined) return rule;
      seen.add(each);
    }
    return undefined;
  };

const day = (text: string): string | undefined =>
  isDay(text) ? undefined : `${shown(text)} is not a day YYYY-MM-DD`;

const rate = (text: string): string | undefined =>
  /^[1-9]\d{0,6}$/.test(text) ? undefined : `${shown(text)} is not a number from 1 to 9999999`;

// A browser takes `*.gov.cn` for a name, and a policy for every name under it; a comma ends a policy.
const WEB_ORIGIN = /^https?:\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d+)?$/;

/** As a browser names the origin of a page: no path, no slash at the end, no capitals, no `*`. */
function origins(text: string): string | undefined {
  const bad = listOf(text).find(
    (each) => !WEB_ORIGIN.test(each) || URL.parse(each)?.origin !== each,
  );
  return bad === undefined
    ? undefined
    : `${shown(bad)} is not an origin such as https://www.jxzwfww.gov.cn`;
}

/** Codes separated by `;`, spaces around them allowed. */
export const listOf = (text: string): string[] =>
  text === '' ? [] : text.split(';').map((each) => each.trim());

const FROM: Column = { name: 'from', mayBeEmpty: true, mayBeAbsent: true, broken: day };
const NAME: Column = { name: 'name', broken: name };

/** The columns of each file, in the order of the documentation. */
export const COLUMNS: Readonly<Record<RegistryFile, readonly Column[]>> = {
  areas: [
    { name: 'code', broken: code },
    NAME,
    { name: 'parentCode', mayBeEmpty: true, broken: code },
    { name: 'level', broken: oneOf(AREA_LEVELS) },
    { name: 'kind', broken: oneOf(AREA_KINDS) },
    FROM,
  ],
  departments: [
    { name: 'code', broken: code },
    NAME,
    { name: 'areaCode', broken: code },
    { name: 'line', mayBeEmpty: true, broken: name },
    FROM,
  ],
  items: [{ name: 'taskCode', broken: code }, NAME, { name: 'deptCode', broken: code }, FROM],
  points: [
    { name: 'pointCode', broken: code },
    NAME,
    { name: 'deptCode', broken: code },
    { name: 'hall', mayBeEmpty: true, broken: name },
    FROM,
  ],
  sources: [
    { name: 'code', broken: spaceCode },
    NAME,
    { name: 'deptCode', mayBeEmpty: true, broken: code },
    { name: 'departments', broken: (text) => (text === '*' ? undefined : codes(code)(text)) },
    { name: 'space', mayBeEmpty: true, broken: codes(spaceCode) },
    { name: 'eventsPerSecond', mayBeEmpty: true, mayBeAbsent: true, broken: rate },
    { name: 'origins', mayBeEmpty: true, mayBeAbsent: true, broken: origins },
    {
      name: 'sandbox',
      mayBeEmpty: true,
      mayBeAbsent: true,
      broken: oneOf(['true', 'false']),
    },
    FROM,
  ],
  tags: [
    { name: 'code', broken: code },
    NAME,
    { name: 'level', broken: oneOf(TAG_LEVELS) },
    { name: 'status', broken: oneOf(['active', 'retired']) },
    { name: 'shownFirst', broken: oneOf(['true', 'false']) },
    FROM,
    { name: 'to', mayBeEmpty: true, mayBeAbsent: true, broken: day },
  ],
};
