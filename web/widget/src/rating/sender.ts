import type { RatingTaken } from '#shared/contract/citizen-api.js';
import type { Answer } from '../door/answer.js';
import { afterAnswer, type Sending } from './sending.js';

/** What a sender needs of the world around it. */
export interface SenderPorts {
  readonly post: () => Promise<Answer<RatingTaken>>;
  /** Calls once after so many milliseconds; the answer cancels it. */
  readonly later: (callback: () => void, ms: number) => () => void;
  readonly show: (sending: Sending) => void;
}

export interface Sender {
  /** Tries at once if it was waiting: the network is back, the page is looked at, or a person asks. */
  wake(): void;
  stop(): void;
}

/** Sends until it is taken or refused; one try at a time. */
export function startSending({ post, later, show }: SenderPorts): Sender {
  let attempt = 0;
  let stopped = false;
  let cancel: (() => void) | undefined;

  const send = async (): Promise<void> => {
    cancel = undefined;
    attempt += 1;
    show({ phase: 'sending', attempt });
    const next = afterAnswer(attempt, await post());
    // Stopped while the answer was on its way: nobody looks any more.
    if (stopped) return;
    if (next.phase === 'waiting') cancel = later(() => void send(), next.delayMs);
    show(next);
  };

  void send();
  return {
    wake() {
      if (cancel === undefined) return;
      cancel();
      void send();
    },
    stop() {
      stopped = true;
      cancel?.();
      cancel = undefined;
    },
  };
}
