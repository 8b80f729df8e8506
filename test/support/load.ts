import { setTimeout as sleep } from 'node:timers/promises';
import type { SourceClient } from './source-client.js';
import type { Story } from './story.js';
import type { Truth } from './truth.js';

/** Senders that keep a house busy until told to stop. */
export class Load {
  #running = true;
  #fault: unknown;
  readonly #senders: Promise<void>[];

  /** One sender for each story; `visits` a parcel. */
  constructor(client: SourceClient, truth: Truth, stories: readonly Story[], visits = 40) {
    this.#senders = stories.map(async (story) => {
      while (this.#running) {
        await client.deliver(story.tell(visits), (sent) => {
          truth.accept(sent);
        });
        // A steady flow: what is tested is faults under load, not how fast two cores can be.
        await sleep(100);
      }
    });
    // A sender that fails is reported by stop(), not as an unhandled rejection meanwhile.
    for (const sender of this.#senders) {
      sender.catch((error: unknown) => {
        this.#running = false;
        this.#fault = error;
      });
    }
  }

  /** Throws what a sender failed of, so that nobody waits for events that nobody sends. */
  check(): void {
    if (this.#fault !== undefined) throw new Error('a sender failed', { cause: this.#fault });
  }

  /** Lets every parcel that was begun be answered, and ends. */
  async stop(): Promise<void> {
    this.#running = false;
    await Promise.all(this.#senders);
  }
}
