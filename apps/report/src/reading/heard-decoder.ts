import type { Heard } from '#shared/domain/coverage/last-heard.js';
import { DOCUMENT, numberAt, sizeOf, STRING, textAt } from './bson.js';

/** Which of the subjects of a document are looked at, and for what. */
export interface HeardWishes {
  readonly field: 'it' | 'pt';
  readonly what: Heard;
  readonly wants: (code: string) => boolean;
}

/** Receives a subject that was heard of, and `DD` of the last day. */
export type HeardSink = (deptCode: string, code: string, dd: string) => void;

/**
 * Finds straight in the BSON of a month when the wanted were last heard of: the days of a hundred
 * thousand items would be a million objects, and nearly all of them are of no use.
 */
export function decodeHeard(raw: Buffer, { field, what, wants }: HeardWishes, sink: HeardSink) {
  const deptAt = find(raw, 0, STRING, 'deptCode');
  const subjects = find(raw, 0, DOCUMENT, field);
  if (deptAt === 0 || subjects === 0) return;
  const deptCode = textAt(raw, deptAt);
  for (let at = subjects + 4; raw[at] !== 0;) {
    const end = raw.indexOf(0, at + 1);
    const code = raw.toString('latin1', at + 1, end);
    const subject = end + 1;
    if (wants(code)) {
      const dd = lastDayOf(raw, subject, what);
      if (dd > 0) sink(deptCode, code, String(dd).padStart(2, '0'));
    }
    at = subject + sizeOf(raw[at], raw, subject);
  }
}

/** Where the value of a field of a document begins; 0 when it has none of this type and name. */
function find(raw: Buffer, start: number, type: number, name: string): number {
  for (let at = start + 4; raw[at] !== 0;) {
    const end = raw.indexOf(0, at + 1);
    if (raw[at] === type && raw.toString('latin1', at + 1, end) === name) return end + 1;
    at = end + 1 + sizeOf(raw[at], raw, end + 1);
  }
  return 0;
}

/** The last day of a subject that has it; 0 when none has, which its total tells at once. */
function lastDayOf(raw: Buffer, subject: number, what: Heard): number {
  const total = find(raw, subject, DOCUMENT, 't');
  const days = find(raw, subject, DOCUMENT, 'd');
  if (total === 0 || days === 0 || !hasHeard(raw, total, what)) return 0;
  let last = 0;
  for (let at = days + 4; raw[at] !== 0;) {
    const end = raw.indexOf(0, at + 1);
    const dd = Number(raw.toString('latin1', at + 1, end));
    if (dd > last && hasHeard(raw, end + 1, what)) last = dd;
    at = end + 1 + sizeOf(raw[at], raw, end + 1);
  }
  return last;
}

const [F, D, N, X, ONE, FIVE] = Buffer.from('fdnx15');

/** `IS_HEARD` of counts that were not decoded. */
function hasHeard(raw: Buffer, counts: number, what: Heard): boolean {
  for (let at = counts + 4; raw[at] !== 0;) {
    const end = raw.indexOf(0, at + 1);
    const isWanted = what === 'service' ? isServed(raw, at + 1, end) : isRated(raw, at + 1, end);
    if (isWanted && numberAt(raw[at], raw, end + 1) > 0) return true;
    at = end + 1 + sizeOf(raw[at], raw, end + 1);
  }
  return false;
}

const isServed = (raw: Buffer, from: number, end: number): boolean =>
  end - from === 1 && raw[from] === N;

function isRated(raw: Buffer, from: number, end: number): boolean {
  const kind = raw[from];
  if (end - from === 1) return kind === X;
  const level = raw[from + 1] ?? 0;
  const isLevel = level >= (ONE ?? 0) && level <= (FIVE ?? 0);
  return end - from === 2 && isLevel && (kind === F || kind === D);
}
