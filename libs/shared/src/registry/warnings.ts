import type { AreaLevel } from '../domain/registry.js';
import { shown, type ImportFault } from '../csv/import-fault.js';
import { isUscc } from '../domain/uscc.js';
import type { ImportedFiles } from './references.js';

/** Digits of a division code by level (GB/T 2260); functional zones are numbered freely. */
const DIGITS: Readonly<Record<AreaLevel, number>> = {
  province: 6,
  city: 6,
  county: 6,
  town: 9,
  village: 12,
};

/**
 * What only looks wrong: a department's code that is no 统一社会信用代码, a division's code of another
 * length than its level has. Nothing is refused for it: pilots and merged offices have such codes.
 */
export const rowWarnings = ({
  areas,
  departments,
}: Pick<ImportedFiles, 'areas' | 'departments'>): ImportFault[] => [
  ...areas.flatMap(({ line, doc: { code, kind, level } }): ImportFault[] => {
    if (kind !== 'division' || (/^\d+$/.test(code) && code.length === DIGITS[level])) return [];
    const rule = `${shown(code)} has not the ${DIGITS[level]} digits of a ${level}`;
    return [{ file: 'areas.csv', line, column: 'code', code: 'odd-length', rule }];
  }),
  ...departments.flatMap(({ line, doc: { code } }): ImportFault[] => {
    if (isUscc(code)) return [];
    const rule = `${shown(code)} is no 统一社会信用代码 whose check character fits`;
    return [{ file: 'departments.csv', line, column: 'code', code: 'no-uscc', rule }];
  }),
];
