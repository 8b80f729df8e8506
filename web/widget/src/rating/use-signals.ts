import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { PageChannel } from '../browser/channel.js';
import { door } from '../door/citizen-door.js';
import type { Subject } from './rating-input.js';

/** Tells how far a person comes with a first rating: shown, started, or given up without an end. */
export function useSignals(
  { round, token }: Subject,
  isOver: boolean,
  pf: PageChannel,
): { started: () => void } {
  const over = useRef(isOver);
  over.current = isOver;
  const hasStarted = useRef(false);

  useEffect(() => {
    if (round !== 1 || token === undefined || over.current) return;
    door.signal({ token, signal: 'shown', pf });
    const leave = (): void => {
      if (!over.current) door.signal({ token, signal: 'given-up', pf });
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
    };
  }, [round, token, pf]);

  const started = useCallback(() => {
    if (round !== 1 || token === undefined || hasStarted.current) return;
    hasStarted.current = true;
    door.signal({ token, signal: 'started', pf });
  }, [round, token, pf]);
  return { started };
}
