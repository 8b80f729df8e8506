import { get, type IncomingMessage } from 'node:http';
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

  private constructor(readonly response: IncomingMessage) {
    void this.read();
  }

  static open(
    address: string,
    { cookie }: BrowserSession,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<EventReader> {
    return new Promise((resolve, reject) => {
      // A connection of its own, which is used for nothing else.
      const options = { agent: false, headers: { cookie, ...headers } };
      get(`${address}/v1/stream`, options, (response) => {
        resolve(new EventReader(response));
      }).once('error', reject);
    });
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
    this.response.destroy();
  }

  private async read(): Promise<void> {
    let text = '';
    try {
      for await (const chunk of this.response.setEncoding('utf8') as AsyncIterable<string>) {
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
