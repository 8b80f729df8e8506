import { isUtf8 } from 'node:buffer';
import { AppError } from '#shared/errors/app-error.js';

export const EVENT_KINDS = ['ratings', 'services'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** An event as it stands in the file, to be sent letter by letter. */
export interface FileEvent {
  readonly kind: EventKind;
  /** `line 7` of NDJSON, or `event 7` of an array: both from 1. */
  readonly place: string;
  readonly json: string;
}

/**
 * The text of a file. Throws `usage` for bytes that are no UTF-8: a name in GBK would else go out as
 * replacement characters, and be taken.
 */
export function textOf(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new AppError('usage', 'the file is not UTF-8');
  return bytes.toString();
}

/**
 * Reads a JSON array, one JSON object, or one JSON object a line (NDJSON). `auto` tells ratings
 * from service records by their fields. Throws `usage` when the text is none of these.
 */
export function eventsOf(text: string, kind: EventKind | 'auto'): FileEvent[] {
  const body = text.replace(/^\uFEFF/, '');
  return body.trimStart().startsWith('[') ? ofArray(body, kind) : ofLines(body, kind);
}

function ofArray(text: string, kind: EventKind | 'auto'): FileEvent[] {
  const parsed = jsonOf(text);
  if (!Array.isArray(parsed)) throw new AppError('usage', 'the file is not valid JSON');
  return parsed.map((event: unknown, index) => ({
    kind: kind === 'auto' ? kindOf(event) : kind,
    place: `event ${index + 1}`,
    json: JSON.stringify(event),
  }));
}

function ofLines(text: string, kind: EventKind | 'auto'): FileEvent[] {
  const whole = jsonOf(text);
  if (whole !== undefined) {
    const json = JSON.stringify(whole);
    return [{ kind: kind === 'auto' ? kindOf(whole) : kind, place: 'event 1', json }];
  }
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const event = jsonOf(line);
    if (event === undefined) throw new AppError('usage', `line ${index + 1} is not JSON`);
    const place = `line ${index + 1}`;
    return [{ kind: kind === 'auto' ? kindOf(event) : kind, place, json: line.trim() }];
  });
}

/** Fields that only a service record has; what has none is taken for a rating and judged as one. */
const OF_SERVICES = ['serviceTime', 'proStatus', 'taskName', 'revision', 'withdrawn'];

const kindOf = (event: unknown): EventKind =>
  typeof event === 'object' && event !== null && OF_SERVICES.some((name) => name in event)
    ? 'services'
    : 'ratings';

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // its message would quote the event
    throw error;
  }
}
