import type { RegistryView } from '#shared/domain/registry-view.js';
import type { Source } from '#shared/domain/registry.js';
import { AppError } from '#shared/errors/app-error.js';
import { problemAnswer, type Answer } from './answer.js';
import type { Authenticator, Credentials } from './authenticator.js';
import type { IngestMetrics } from './ingest-metrics.js';
import { isProblem, type Problem } from './problem.js';
import type { RateLimiter } from './rate-limiter.js';
import type { Purpose, SignedEvents, TakenKind, Takers } from './taker.js';

/** Makes events of a body, once it is known who sent it; none of them is judged yet. */
export type ReadBody = (body: Buffer, source: Source) => readonly unknown[] | Problem;

export interface SignedBody {
  readonly credentials: Credentials;
  readonly body: Buffer;
  readonly read: ReadBody;
}

/** From a signed body to its answer: who, how much, what; then its kind's taker goes on. */
export class SubmissionService<K extends TakenKind = TakenKind> {
  constructor(
    private readonly registry: RegistryView,
    private readonly authenticator: Authenticator,
    private readonly limiter: RateLimiter,
    private readonly takers: Takers<K>,
    private readonly metrics: IngestMetrics,
  ) {}

  /** Throws only what is not foreseen. */
  async submit(purpose: Purpose<K>, { credentials, body, read }: SignedBody): Promise<Answer> {
    const now = Date.now();
    const { kind } = purpose;
    if (!this.registry.isLoaded()) {
      this.metrics.count(kind, undefined, 'unavailable');
      return unavailable('the registry is not loaded yet');
    }
    const source = this.authenticator.sourceOf(credentials, body, now);
    if (source === undefined) {
      this.metrics.count(kind, undefined, 'unauthorized');
      return problemAnswer({ code: 'unauthorized' });
    }
    const retryAfterSeconds = this.limiter.waitSeconds(source.code, source.eventsPerSecond, now);
    if (retryAfterSeconds > 0) {
      this.metrics.count(kind, source.code, 'limited');
      return problemAnswer({ code: 'rate-limited', retryAfterSeconds });
    }
    const events = read(body, source);
    if (isProblem(events)) {
      const isAway = events.code === 'unavailable';
      this.metrics.count(kind, source.code, isAway ? 'unavailable' : 'malformed');
      return problemAnswer(events);
    }
    this.limiter.pay(source.code, events.length);
    return this.taken(purpose, { source, correlationId: credentials.id, events, arrivedAt: now });
  }

  private async taken({ kind, check }: Purpose<K>, request: SignedEvents): Promise<Answer> {
    try {
      return await this.takers[kind].take(request, check);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return unavailable(error.message);
    }
  }
}

const unavailable = (detail: string): Answer =>
  problemAnswer({ code: 'unavailable', detail, retryAfterSeconds: 1 });
