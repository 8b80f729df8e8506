import type { BrowserSession } from './console-app.js';
import { until } from './until.js';

export interface ReadEvent {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads server-sent events over a real connection. */
export class EventReader {
  readonly events: ReadEvent[] = [];
  isOver = false;
  /** What ended it, if it did not end in order. */
  fault: unknown;

  private constructor(
    readonly response: Response,
    private readonly stopping: AbortController,
  ) {
    void this.read();
  }

  static async open(
    address: string,
    { cookie }: BrowserSession,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<EventReader> {
    const stopping = new AbortController();
    const { signal } = stopping;
    const url = `${address}/v1/stream`;
    const response = await fetch(url, { headers: { cookie, ...headers }, signal });
    return new EventReader(response, stopping);
  }

  /** The events of one kind so far. */
  of(event: string): ReadEvent['data'][] {
    return this.events.filter((one) => one.event === event).map(({ data }) => data);
  }

  /** Waits for an event that has these data. */
  async waitFor(event: string, data: object = {}): Promise<void> {
    const wanted = Object.entries(data);
    await until(`the event ${event} ${JSON.stringify(data)}`, () =>
      Promise.resolve(
        this.of(event).some((one) => wanted.every(([name, value]) => one[name] === value)),
      ),
    );
  }

  close(): void {
    this.stopping.abort();
  }

  private async read(): Promise<void> {
    let text = '';
    try {
      const stream = this.response.body?.pipeThrough(new TextDecoderStream());
      for await (const chunk of stream ?? []) {
        text += chunk;
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) this.take(block);
      }
    } catch (error) {
      this.fault = error;
    }
    this.isOver = true;
  }

  private take(block: string): void {
    const lines = block.split('\n').map((line) => line.split(': ', 2));
    const fields = new Map(lines.map(([name = '', value = '']) => [name, value]));
    const event = fields.get('event');
    if (event === undefined) return;
    const data = block.slice(block.indexOf('data: ') + 'data: '.length);
    this.events.push({ event, data: JSON.parse(data) as ReadEvent['data'] });
  }
}
