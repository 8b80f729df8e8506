import type { EventPublisher } from '#shared/contract/event-publisher.js';
import type { Source } from '#shared/domain/registry.js';
import { AppError } from '#shared/errors/app-error.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import type { AcceptanceService } from '../acceptance/acceptance.service.js';
import type { AcceptedKind } from '../acceptance/event-kinds.js';
import { noneAcceptable, problemAnswer, verdictAnswer, type Answer } from './answer.js';
import type { Authenticator, Credentials } from './authenticator.js';
import type { IngestMetrics } from './ingest-metrics.js';
import { isProblem, type Problem } from './problem.js';
import type { RateLimiter } from './rate-limiter.js';
import { parseBody, type MediaType } from './request-body.js';

/** A path of the source API: which events, and whether they are only judged. */
export interface Purpose {
  readonly kind: AcceptedKind;
  readonly check: boolean;
}

export interface SignedBody {
  readonly credentials: Credentials;
  readonly body: Buffer;
  readonly type: MediaType;
}

/** From a signed body to its answer: who, how much, what, and onto the topic. */
export class SubmissionService {
  constructor(
    private readonly registry: RegistryView,
    private readonly authenticator: Authenticator,
    private readonly limiter: RateLimiter,
    private readonly acceptance: AcceptanceService,
    private readonly publisher: EventPublisher,
    private readonly metrics: IngestMetrics,
  ) {}

  /** Throws only what is not foreseen. */
  async submit(purpose: Purpose, { credentials, body, type }: SignedBody): Promise<Answer> {
    const now = Date.now();
    const { kind } = purpose;
    if (!this.registry.isLoaded()) {
      return this.unavailable(purpose, undefined, 1, 'the registry is not loaded yet');
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
    const events = parseBody(body, type);
    if (isProblem(events)) {
      this.metrics.count(kind, source.code, 'malformed');
      return problemAnswer(events);
    }
    this.limiter.pay(source.code, events.length);
    return this.judged(purpose, source, credentials.id, events, now);
  }

  private async judged(
    purpose: Purpose,
    source: Source,
    correlationId: string,
    events: readonly unknown[],
    arrivedAt: number,
  ): Promise<Answer> {
    const { kind, check } = purpose;
    const submission = { kind, source, correlationId, events, arrivedAt };
    const { messages, rejected } = this.acceptance.judge(submission);
    if (check) {
      this.metrics.count(kind, source.code, 'checked', events.length);
      return verdictAnswer(200, messages.length, rejected);
    }
    this.metrics.count(kind, source.code, 'rejected', rejected.length);
    if (messages.length === 0) return noneAcceptable(rejected);
    const started = performance.now();
    try {
      await this.publisher.publish(messages);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return this.unavailable(purpose, source, messages.length, error.message);
    }
    this.metrics.acknowledged((performance.now() - started) / 1_000);
    this.metrics.count(kind, source.code, 'accepted', messages.length);
    return verdictAnswer(202, messages.length, rejected);
  }

  private unavailable(
    { kind }: Purpose,
    source: Source | undefined,
    events: number,
    detail: string,
  ): Answer {
    this.metrics.count(kind, source?.code, 'unavailable', events);
    const problem: Problem = { code: 'unavailable', detail, retryAfterSeconds: 1 };
    return problemAnswer(problem);
  }
}
