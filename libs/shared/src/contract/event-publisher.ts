/** A message for the topic. Its headers may be one object shared by all messages of a request. */
export interface OutgoingMessage {
  /** The deptCode. */
  readonly key: string;
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, Buffer>>;
}

/** The way to the topic, as services see it. */
export interface EventPublisher {
  /**
   * Resolves when every message is on all in-sync replicas. Rejects with `queue-full` (at once)
   * or `kafka-unavailable`; some of the messages may then be on the topic all the same, which
   * does no harm, since the ledger counts an event once. `gathered` says that many such calls come
   * in the same turn already, so that it is not worth waiting for others.
   */
  publish(messages: readonly OutgoingMessage[], gathered?: boolean): Promise<void>;
}
