/** One signed message for one address. */
export interface WebhookMessage {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Brings messages out of the house; an abstract class, to be asked for by type. */
export abstract class WebhookSender {
  /** Undefined when it was taken (a status of 2xx), else why not in a few words. Never throws. */
  abstract send(message: WebhookMessage): Promise<string | undefined>;
}
