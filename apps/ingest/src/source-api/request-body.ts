import { isUtf8 } from 'node:buffer';
import { LIMITS } from '#shared/contract/topic.js';
import type { Problem } from './problem.js';

export const MEDIA_TYPES = ['application/json', 'application/x-ndjson'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** The media type of a content-type header, its parameters aside. */
export function mediaType(contentType: string | undefined): MediaType | undefined {
  const name = contentType?.split(';', 1)[0]?.trim().toLowerCase();
  return MEDIA_TYPES.find((known) => known === name);
}

/**
 * The events of a body: of JSON one object or an array of 1 to 500, of NDJSON at most 10,000
 * lines (empty lines are passed over). Nothing is judged yet; one line that is not JSON refuses
 * the whole body, since a sender that cuts lines may have cut others where it does not show.
 */
export function parseBody(body: Buffer, type: MediaType): readonly unknown[] | Problem {
  if (!isUtf8(body)) return { code: 'malformed', detail: 'the body is not UTF-8' };
  const text = body.toString('utf8');
  return type === 'application/json' ? parseJson(text) : parseLines(text);
}

function parseJson(text: string): readonly unknown[] | Problem {
  const value = parsed(text);
  if (value === undefined) return { code: 'malformed', detail: 'the body is not JSON' };
  if (Array.isArray(value)) return bounded(value, LIMITS.arrayEvents);
  if (typeof value === 'object' && value !== null) return [value];
  return { code: 'malformed', detail: 'the body is neither an object nor an array' };
}

function parseLines(text: string): readonly unknown[] | Problem {
  const events: unknown[] = [];
  for (const [number, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const value = parsed(line);
    if (value === undefined) {
      return { code: 'malformed', detail: `line ${number + 1} is not JSON` };
    }
    events.push(value);
    if (events.length > LIMITS.ndjsonLines) break;
  }
  return bounded(events, LIMITS.ndjsonLines);
}

function bounded(events: readonly unknown[], most: number): readonly unknown[] | Problem {
  if (events.length === 0) return { code: 'empty' };
  if (events.length > most) return { code: 'too-many', detail: `at most ${most} events` };
  return events;
}

/** Undefined when the text is not JSON: the parser's own message would quote the text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
