import type { OutgoingMessage } from '#shared/contract/event-publisher.js';
import { HEADER, LIMITS, SANDBOX_HEADER, SCHEMA_OF } from '#shared/contract/topic.js';
import type { Registry, Source } from '#shared/domain/registry.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import { AcceptanceContext } from './acceptance-context.js';
import { EVENT_KINDS, type AcceptedKind, type Input } from './event-kinds.js';
import { rejectionOf, type Rejection } from './rejection.js';
import { topicText } from './topic-value.js';

/** Events of one request, from a sender that has proved who it is. */
export interface Submission {
  readonly kind: AcceptedKind;
  readonly source: Source;
  readonly correlationId: string;
  readonly events: readonly unknown[];
  readonly arrivedAt: number;
}

export interface Judgement {
  readonly messages: readonly OutgoingMessage[];
  readonly rejected: readonly Rejection[];
  /** Records that are nobody's rating or service, as the map of the source says. */
  readonly skipped?: number;
}

/** Judges what a source sent. */
export interface Acceptance {
  judge(submission: Submission): Judgement;
}

/** Judges events against contract and registry and makes the topic's messages of the good ones. */
export class AcceptanceService implements Acceptance {
  private readonly headerBytes = new Map<string, Buffer>();

  constructor(
    private readonly registry: () => Registry,
    private readonly sealer: Sealer,
  ) {}

  judge(submission: Submission): Judgement {
    const { kind, source, events } = submission;
    const eventKind = EVENT_KINDS[kind];
    const context = new AcceptanceContext(
      this.registry(),
      source,
      submission.arrivedAt,
      eventKind.timeField,
    );
    const headers = this.headersOf(submission);
    const place = eventKind.door === undefined ? {} : { door: eventKind.door };
    const messages: OutgoingMessage[] = [];
    const rejected: Rejection[] = [];
    for (const [index, event] of events.entries()) {
      const fault = eventKind.judge(event, context);
      if (fault !== undefined) {
        rejected.push(rejectionOf(index, fault));
        continue;
      }
      const input = event as Input;
      const placing = { ...place, space: input.space ?? source.spaces[0] };
      const keyOf = () => eventKind.keyOf(input, placing.space);
      const value = Buffer.from(topicText(input, placing, keyOf, this.sealer));
      if (value.length > LIMITS.eventBytes) {
        rejected.push(rejectionOf(index, { code: 'too-large', field: '' }));
      } else {
        messages.push({ key: input.deptCode, value, headers });
      }
    }
    return { messages, rejected };
  }

  private headersOf({ kind, source, correlationId }: Submission): Readonly<Record<string, Buffer>> {
    // Frozen, so that kafkajs (patched) encodes it once for all messages of the request.
    return Object.freeze({
      [HEADER.type]: this.bytesOf(kind),
      [HEADER.schema]: this.bytesOf(SCHEMA_OF[kind]),
      [HEADER.source]: this.bytesOf(source.code),
      [HEADER.correlationId]: Buffer.from(correlationId),
      ...(source.sandbox === true ? { [SANDBOX_HEADER]: this.bytesOf('1') } : {}),
    });
  }

  /** Kinds, schemas and the codes of the registry's sources: few, and the same each time. */
  private bytesOf(text: string): Buffer {
    let bytes = this.headerBytes.get(text);
    if (bytes === undefined) {
      bytes = Buffer.from(text);
      this.headerBytes.set(text, bytes);
    }
    return bytes;
  }
}
