import { ApiFault } from './fault';

/** A call without an answer for so long is given up. */
const PATIENCE_MS = 30_000;
const CSRF_HEADER = 'x-hcp-csrf';

/** Values of query parameters; those without a value are left out. */
export type Query = Readonly<
  Record<string, string | number | boolean | readonly string[] | null | undefined>
>;

let csrf = '';
let onSignedOut = (): void => undefined;

/** The token that goes with every unsafe call of this session. */
export function setCsrf(token: string): void {
  csrf = token;
}

/** Who is told when the server says that the session is over. */
export function whenSignedOut(tell: () => void): void {
  onSignedOut = tell;
}

/** `/v1/cases?state=verifying`: lists become several parameters of one name. */
export function addressOf(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue;
    if (typeof value === 'object') for (const one of value) parameters.append(name, one);
    else parameters.append(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Each throws ApiFault for a refusal, and for an answer that never came. */
export const api = {
  get: <T>(path: string, query?: Query): Promise<T> => call<T>('GET', addressOf(path, query)),
  post: <T>(path: string, body: object = {}): Promise<T> => call<T>('POST', path, body),
  put: <T>(path: string, body: object): Promise<T> => call<T>('PUT', path, body),
  patch: <T>(path: string, body: object): Promise<T> => call<T>('PATCH', path, body),
  delete: <T>(path: string, body?: object): Promise<T> => call<T>('DELETE', path, body),
};

async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await answerTo(path, requestOf(method, body));
  const content = await contentOf(response);
  if (response.ok) return content as T;
  const { code, detail, field, ...more } = problemFields(content);
  if (response.status === 401 && code === 'no-session') onSignedOut();
  throw new ApiFault({
    status: response.status,
    code: typeof code === 'string' ? code : 'internal',
    detail: typeof detail === 'string' ? detail : response.statusText,
    ...(typeof field === 'string' ? { field } : {}),
    more,
  });
}

function requestOf(method: string, body: object | undefined): RequestInit {
  return {
    method,
    cache: 'no-store',
    headers: {
      ...(method === 'GET' ? {} : { [CSRF_HEADER]: csrf }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

async function answerTo(path: string, init: RequestInit): Promise<Response> {
  const stop = new AbortController();
  const timer = setTimeout(() => {
    stop.abort();
  }, PATIENCE_MS);
  try {
    return await fetch(path, { ...init, signal: stop.signal });
  } catch {
    throw new ApiFault({ status: 0, code: 'offline', detail: 'no answer', more: {} });
  } finally {
    clearTimeout(timer);
  }
}

async function contentOf(response: Response): Promise<unknown> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return isJson && text !== '' ? JSON.parse(text) : text;
}

const problemFields = (content: unknown): Record<string, unknown> =>
  typeof content === 'object' && content !== null ? { ...content } : {};
