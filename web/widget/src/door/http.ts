import { readProblem, type Answer } from './answer.js';

/** A try without an answer for so long is given up; the next one carries the same submission. */
const PATIENCE_MS = 20_000;

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

async function ask<T>(path: string, init: RequestInit): Promise<Answer<T>> {
  const stop = new AbortController();
  const timer = setTimeout(() => {
    stop.abort();
  }, PATIENCE_MS);
  try {
    const response = await fetch(path, {
      ...init,
      credentials: 'omit',
      cache: 'no-store',
      signal: stop.signal,
    });
    const body = await bodyOf(response);
    const isObject = typeof body === 'object' && body !== null;
    // Success that is not ours (a captive portal's page) is no answer.
    if (response.ok) return isObject ? { kind: 'done', data: body as T } : { kind: 'offline' };
    const problem = readProblem(
      response.status,
      response.headers.get('retry-after'),
      isObject ? (body as Record<string, unknown>) : {},
    );
    return { kind: 'problem', problem };
  } catch {
    return { kind: 'offline' };
  } finally {
    clearTimeout(timer);
  }
}

export const getJson = <T>(path: string): Promise<Answer<T>> => ask<T>(path, { method: 'GET' });

export const postJson = <T>(path: string, body: object): Promise<Answer<T>> =>
  ask<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
