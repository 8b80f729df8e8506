import { PassThrough, type Readable } from 'node:stream';
import type { LiveEvent, Listener } from './live-hub.js';

/** A page that lets more than this wait reads too slowly, and connects again when it is back. */
const MOST_WAITING_BYTES = 64 * 1_024;
const HEARTBEAT_MS = 15_000;
/** When a browser that lost the stream asks for it again. */
const RETRY_MS = 3_000;

/** Server-sent events of one page; over once it is ended, by either side, or reads too slowly. */
export class EventStream implements Listener {
  private readonly out = new PassThrough();
  private readonly heart: NodeJS.Timeout;
  private count = 0;

  /** `onClose` is called once, however it comes to its end. */
  constructor(onClose: () => void) {
    this.heart = setInterval(() => {
      this.write(': \n\n');
    }, HEARTBEAT_MS);
    this.out.once('close', () => {
      clearInterval(this.heart);
      onClose();
    });
    // A browser that went away is no fault.
    this.out.on('error', () => undefined);
    this.write(`retry: ${RETRY_MS}\n\n`);
  }

  /** What is sent to the page. */
  get readable(): Readable {
    return this.out;
  }

  tell({ type, data }: LiveEvent): void {
    this.count += 1;
    this.write(`id: ${this.count}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  end(comeBackMs?: number): void {
    if (comeBackMs !== undefined) this.write(`retry: ${comeBackMs}\n\n`);
    // What nobody reads to its end never closes.
    clearInterval(this.heart);
    this.out.end();
  }

  private write(text: string): void {
    if (this.out.writableEnded || this.out.destroyed) return;
    this.out.write(text);
    if (this.out.writableLength + this.out.readableLength > MOST_WAITING_BYTES) this.out.destroy();
  }
}
