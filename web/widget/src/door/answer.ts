/** A problem as ingest tells it. */
export interface Problem {
  readonly status: number;
  /** A code of the citizens' closed table, or `internal` when the body was not ours. */
  readonly code: string;
  /** Chinese, for the page. */
  readonly text?: string;
  readonly challenge?: string;
  readonly retryAfterSeconds?: number;
}

/** What came back: the data, a problem, or nothing at all. */
export type Answer<T> =
  | { readonly kind: 'done'; readonly data: T }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'offline' };

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Reads the body of a refusal; what is not ours (a proxy's page) is known by its status alone. */
export function readProblem(
  status: number,
  retryAfter: string | null,
  body: Readonly<Record<string, unknown>>,
): Problem {
  const seconds = Number(retryAfter ?? Number.NaN);
  const text = textOf(body['text']);
  const challenge = textOf(body['challenge']);
  return {
    status,
    code: textOf(body['code']) ?? 'internal',
    ...(text !== undefined && { text }),
    ...(challenge !== undefined && { challenge }),
    ...(Number.isFinite(seconds) && seconds >= 0 && { retryAfterSeconds: seconds }),
  };
}
