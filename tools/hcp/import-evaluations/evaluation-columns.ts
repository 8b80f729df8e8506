import type { Column } from '#shared/csv/column.js';
import { shown } from '#shared/csv/import-fault.js';
import { isCode } from '#shared/domain/code.js';
import { parsePeriod } from '#shared/domain/period.js';
import {
  CARD_SUBJECTS,
  EVALUATION_KINDS,
  EVALUATION_NAMES,
  type CardSubject,
  type EvaluationKind,
} from '#shared/domain/scorecard/evaluation.js';
import { isLine } from '#shared/domain/text.js';

const SUBJECT_NAMES: Readonly<Record<CardSubject, string>> = { area: '区划', department: '部门' };

/** A subject by its code or its Chinese name; undefined for anything else. */
export const subjectOf = (text: string): CardSubject | undefined =>
  CARD_SUBJECTS.find((one) => text === one || text === SUBJECT_NAMES[one]);

/** The same for a kind of score. */
export const kindOf = (text: string): EvaluationKind | undefined =>
  EVALUATION_KINDS.find((one) => text === one || text === EVALUATION_NAMES[one]);

/** Up to four decimals: scores are added up exactly. */
const SCORE = /^\d{1,6}(\.\d{1,4})?$/;
const LONGEST = 200;

const line = (text: string): string | undefined =>
  isLine(text) && Array.from(text).length <= LONGEST
    ? undefined
    : `has control characters, line breaks or more than ${LONGEST} characters`;

const unless = (is: boolean, text: string, rule: string): string | undefined =>
  is ? undefined : `${shown(text)} ${rule}`;

const score = (text: string): string | undefined =>
  unless(SCORE.test(text), text, 'is not a number with four decimals at most');

/** The columns of `hcp import evaluations`. */
export const EVALUATION_COLUMNS: readonly Column[] = [
  {
    name: 'period',
    broken: (text) =>
      unless(
        parsePeriod(text) !== undefined,
        text,
        'is no period such as 2026, 2026-Q4, 2026-11 or 2026-11-22',
      ),
  },
  {
    name: 'subject',
    broken: (text) =>
      unless(subjectOf(text) !== undefined, text, 'is none of area, 区划, department, 部门'),
  },
  {
    name: 'code',
    broken: (text) => unless(isCode(text), text, 'is not a code: 1 to 64 letters, digits, _ or -'),
  },
  {
    name: 'kind',
    broken: (text) =>
      unless(
        kindOf(text) !== undefined,
        text,
        'is none of third-party, 第三方评估, public, 社会公众评价',
      ),
  },
  { name: 'score', broken: score },
  {
    name: 'full',
    broken: (text) => score(text) ?? unless(Number(text) > 0, text, 'must be more than 0'),
  },
  {
    name: 'agency',
    broken: (text) => line(text) ?? unless(!text.includes('|'), text, 'must not have a |'),
  },
  { name: 'document', broken: line },
];
