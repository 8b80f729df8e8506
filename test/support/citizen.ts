import { randomUUID } from 'node:crypto';

/** What the citizen's door answered. */
export interface CitizenReply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON of an answer; empty for a page. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** A person with a browser, at an address of their own where proxies are trusted. */
export class Citizen {
  constructor(
    private readonly origin: string,
    private readonly address?: string,
  ) {}

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<CitizenReply> {
    return this.ask(path, { headers });
  }

  post(path: string, body: unknown): Promise<CitizenReply> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const headers = { 'content-type': 'application/json' };
    return this.ask(path, { method: 'POST', headers, body: text });
  }

  /** Rates with 5 unless told otherwise; each call is a submission of its own unless it names one. */
  rate(fields: Readonly<Record<string, unknown>>): Promise<CitizenReply> {
    return this.post('/v1/citizen/ratings', {
      submission: randomUUID(),
      satisfaction: 5,
      pf: 2,
      ...fields,
    });
  }

  view(token: string): Promise<CitizenReply> {
    return this.get(`/v1/citizen/invitations/${token}`);
  }

  private async ask(path: string, init: RequestInit): Promise<CitizenReply> {
    const headers = new Headers(init.headers);
    if (this.address !== undefined) headers.set('x-forwarded-for', this.address);
    const response = await fetch(this.origin + path, {
      ...init,
      headers,
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    const body = isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
    return { status: response.status, headers: response.headers, text, body };
  }
}
