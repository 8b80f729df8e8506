import { serviceOfKey, serviceRefOf } from '../keys.js';

const SHOWN_FIRST = 4;
const SHOWN_LAST = 2;

/** A ledger key with the middle of its case number hidden; a short number is hidden whole. */
export function maskedKey(key: string): string {
  const { deptCode, space, projectNo, serviceNumber } = serviceRefOf(key);
  const rest = key.slice(serviceOfKey(key).length);
  return `${deptCode}|${space}|${masked(projectNo)}|${serviceNumber}${rest}`;
}

function masked(number: string): string {
  const points = Array.from(number);
  if (points.length <= SHOWN_FIRST + SHOWN_LAST) return '***';
  const [first, last] = [points.slice(0, SHOWN_FIRST), points.slice(-SHOWN_LAST)];
  return `${first.join('')}***${last.join('')}`;
}
