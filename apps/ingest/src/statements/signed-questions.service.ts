import type { IncomingHttpHeaders } from 'node:http';
import type { RegistryView } from '#shared/domain/registry-view.js';
import { AppError } from '#shared/errors/app-error.js';
import { problemAnswer } from '../source-api/answer.js';
import { credentialsOf, type Authenticator } from '../source-api/authenticator.js';
import type { RateLimiter } from '../source-api/rate-limiter.js';
import { isWebhookId } from '../source-api/source-paths.js';
import type { Answerer, Reading } from './question.js';

/** A GET as it came. */
export interface SignedGet {
  /** Path and query as they stand in the request line: they are what is signed. */
  readonly target: string;
  readonly subject: string;
  readonly headers: IncomingHttpHeaders;
}

/** A path: who answers it, and how many questions an answer is worth. */
export interface ReadPath {
  readonly url: string;
  readonly answerer: Answerer;
  readonly cost: number;
}

/** What stands for the body in the signature of a GET: `GET /v1/events?projectNo=1`. */
const signedText = (target: string): Buffer => Buffer.from(`GET ${target}`);

/** Lets a source ask about its own events: who, how often, then the path's own answer. */
export class SignedQuestionsService {
  constructor(
    private readonly registry: RegistryView,
    private readonly authenticator: Authenticator,
    /** Of questions, apart from that of events: to ask keeps nobody from sending. */
    private readonly limiter: RateLimiter,
  ) {}

  /** Throws only what is not foreseen. */
  async answer({ answerer, cost }: ReadPath, get: SignedGet, now = Date.now()): Promise<Reading> {
    if (!this.registry.isLoaded()) return unavailable('the registry is not loaded yet');
    const credentials = credentialsOf(get.headers, now);
    if (credentials === undefined) return problemAnswer({ code: 'unauthorized' });
    if (!isWebhookId(credentials.id)) return problemAnswer({ code: 'bad-webhook-id' });
    const source = this.authenticator.sourceOf(credentials, signedText(get.target), now);
    if (source === undefined) return problemAnswer({ code: 'unauthorized' });
    const retryAfterSeconds = this.limiter.waitSeconds(source.code, undefined, now);
    if (retryAfterSeconds > 0) return problemAnswer({ code: 'rate-limited', retryAfterSeconds });
    this.limiter.pay(source.code, cost);
    const query = new URLSearchParams(get.target.split('?').slice(1).join('?'));
    try {
      return await answerer.answer({ source, subject: get.subject, query, askedAt: now });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return unavailable(error.message);
    }
  }
}

const unavailable = (detail: string): Reading =>
  problemAnswer({ code: 'unavailable', detail, retryAfterSeconds: 1 });
