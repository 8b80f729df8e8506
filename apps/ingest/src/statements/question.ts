import type { Readable } from 'node:stream';
import type { Source } from '#shared/domain/registry.js';
import type { Answer } from '../source-api/answer.js';
import type { Problem } from '../source-api/problem.js';

/** What a source asks about its own events, once it has proved who it is. */
export interface Question {
  readonly source: Source;
  /** The last part of the path; empty where the path has none. */
  readonly subject: string;
  readonly query: URLSearchParams;
  /** Epoch milliseconds. */
  readonly askedAt: number;
}

/** An answer that may be written while it is read. */
export interface Reading extends Omit<Answer, 'body'> {
  readonly body: string | Readable;
  /** What the file is called, where it is one. */
  readonly fileName?: string;
}

/** What one path answers. Throws `mongo-unavailable` when the database is away. */
export interface Answerer {
  answer(question: Question): Promise<Reading>;
}

/** What a query may hold: by name, whether a value is good. */
export type QueryRules<N extends string> = Readonly<Record<N, (value: string) => boolean>>;

/** The values of a query, each name at most once; a problem when it holds anything else. */
export function readQuery<N extends string>(
  query: URLSearchParams,
  rules: QueryRules<N>,
): Partial<Record<N, string>> | Problem {
  const values: Partial<Record<N, string>> = {};
  const names = Object.keys(rules) as N[];
  for (const [given, value] of query) {
    const name = names.find((known) => known === given);
    // A name that is not known might say anything: it is not repeated in the answer.
    if (name === undefined) return badQuery(`only ${names.join(', ')} may be asked for`);
    if (values[name] !== undefined) return badQuery(`${name} is there twice`);
    if (!rules[name](value)) return badQuery(`${name} does not have its form`);
    values[name] = value;
  }
  return values;
}

export const badQuery = (detail: string): Problem => ({ code: 'bad-query', detail });

/** An answer of JSON. */
export const jsonReading = (body: object): Reading => ({
  status: 200,
  body: JSON.stringify(body),
  contentType: 'application/json; charset=utf-8',
});
