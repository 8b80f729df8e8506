import type { EventPublisher } from '#shared/contract/event-publisher.js';
import type { Acceptance } from '../acceptance/acceptance.service.js';
import type { AcceptedKind } from '../acceptance/event-kinds.js';
import { noneAcceptable, verdictAnswer, type Answer } from './answer.js';
import type { IngestMetrics } from './ingest-metrics.js';
import type { SignedEvents, Taker } from './taker.js';

/** Takes ratings or service records: judged, then onto the topic, then 202. */
export class EventTakerService implements Taker {
  constructor(
    private readonly kind: AcceptedKind,
    private readonly acceptance: Acceptance,
    private readonly publisher: EventPublisher,
    private readonly metrics: IngestMetrics,
  ) {}

  async take(request: SignedEvents, check: boolean): Promise<Answer> {
    const { kind, metrics } = this;
    const source = request.source.code;
    const { messages, rejected, skipped = 0 } = this.acceptance.judge({ kind, ...request });
    const verdict = { accepted: messages.length, rejected, skipped };
    if (check) {
      metrics.count(kind, source, 'checked', request.events.length);
      return verdictAnswer(200, verdict);
    }
    metrics.count(kind, source, 'rejected', rejected.length);
    metrics.count(kind, source, 'skipped', skipped);
    if (messages.length === 0) {
      // What is skipped has been taken note of: sent again, it would be skipped again.
      return rejected.length === 0
        ? verdictAnswer(202, verdict)
        : noneAcceptable(rejected, skipped);
    }
    const started = performance.now();
    try {
      await this.publisher.publish(messages);
    } catch (error) {
      metrics.count(kind, source, 'unavailable', messages.length);
      throw error;
    }
    metrics.acknowledged((performance.now() - started) / 1_000);
    metrics.count(kind, source, 'accepted', messages.length);
    return verdictAnswer(202, verdict);
  }
}
