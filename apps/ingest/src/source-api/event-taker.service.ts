import type { EventPublisher } from '#shared/contract/event-publisher.js';
import type { AcceptanceService } from '../acceptance/acceptance.service.js';
import type { AcceptedKind } from '../acceptance/event-kinds.js';
import { noneAcceptable, verdictAnswer, type Answer } from './answer.js';
import type { IngestMetrics } from './ingest-metrics.js';
import type { SignedEvents, Taker } from './taker.js';

/** Takes ratings or service records: judged, then onto the topic, then 202. */
export class EventTakerService implements Taker {
  constructor(
    private readonly kind: AcceptedKind,
    private readonly acceptance: AcceptanceService,
    private readonly publisher: EventPublisher,
    private readonly metrics: IngestMetrics,
  ) {}

  async take(request: SignedEvents, check: boolean): Promise<Answer> {
    const { kind, metrics } = this;
    const source = request.source.code;
    const { messages, rejected } = this.acceptance.judge({ kind, ...request });
    if (check) {
      metrics.count(kind, source, 'checked', request.events.length);
      return verdictAnswer(200, messages.length, rejected);
    }
    metrics.count(kind, source, 'rejected', rejected.length);
    if (messages.length === 0) return noneAcceptable(rejected);
    const started = performance.now();
    try {
      await this.publisher.publish(messages);
    } catch (error) {
      metrics.count(kind, source, 'unavailable', messages.length);
      throw error;
    }
    metrics.acknowledged((performance.now() - started) / 1_000);
    metrics.count(kind, source, 'accepted', messages.length);
    return verdictAnswer(202, messages.length, rejected);
  }
}
