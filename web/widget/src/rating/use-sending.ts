import { useEffect, useRef, useState } from 'preact/hooks';
import type { RatingTaken } from '#shared/contract/citizen-api.js';
import type { Answer } from '../door/answer.js';
import { startSending, type Sender } from './sender.js';
import type { Sending } from './sending.js';

const later = (callback: () => void, ms: number): (() => void) => {
  const timer = setTimeout(callback, ms);
  return () => {
    clearTimeout(timer);
  };
};

/**
 * Sends while `isSent`: tries again when the network is back, when the page is looked at, and with
 * growing patience. `onEnd` hears once how it ended.
 */
export function useSending(
  isSent: boolean,
  post: () => Promise<Answer<RatingTaken>>,
  onEnd: (end: Sending) => void,
): { sending: Sending | undefined; retry: () => void } {
  const [sending, setSending] = useState<Sending>();
  const sender = useRef<Sender | undefined>(undefined);
  const latest = useRef({ post, onEnd });
  latest.current = { post, onEnd };

  useEffect(() => {
    if (!isSent) return;
    const show = (next: Sending): void => {
      setSending(next);
      if (next.phase === 'taken' || next.phase === 'refused') latest.current.onEnd(next);
    };
    const started = startSending({ post: () => latest.current.post(), later, show });
    sender.current = started;
    const wake = (): void => {
      if (document.visibilityState === 'visible') started.wake();
    };
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    return () => {
      started.stop();
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [isSent]);

  return { sending, retry: () => sender.current?.wake() };
}
