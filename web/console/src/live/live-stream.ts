import { onScopeDispose } from 'vue';
import { currentSession } from '../session/use-session';
import { readLiveCase, type LiveCase } from './live-events';

/** What pages are told of without asking. */
export interface LiveListener {
  readonly onCase?: (change: LiveCase) => void;
  readonly onNotice?: () => void;
  /** Something may have been missed: what is shown should be read again. */
  readonly onResync?: () => void;
}

const PATH = '/v1/stream';
/** After the server refused the stream, it is asked again so much later. */
const RETRY_MS = 30_000;

const listeners = new Set<LiveListener>();
let stream: EventSource | undefined;
let retry: ReturnType<typeof setTimeout> | undefined;
let wasCut = false;

/** Tells this component of changes as long as it stands. One stream serves the whole page. */
export function useLive(listener: LiveListener): void {
  listeners.add(listener);
  open();
  onScopeDispose(() => {
    listeners.delete(listener);
    if (listeners.size === 0) close();
  });
}

function open(): void {
  if (stream !== undefined || currentSession.value === null) return;
  const opened = new EventSource(PATH);
  stream = opened;
  opened.addEventListener('open', () => {
    if (wasCut) resync();
    wasCut = false;
  });
  opened.addEventListener('case', ({ data }: MessageEvent<unknown>) => {
    const change = readLiveCase(data);
    if (change !== undefined) for (const { onCase } of listeners) onCase?.(change);
  });
  opened.addEventListener('notice', () => {
    for (const { onNotice } of listeners) onNotice?.();
  });
  opened.addEventListener('resync', resync);
  opened.addEventListener('error', () => {
    wasCut = true;
    // The browser connects again by itself, unless the server answered with a refusal.
    if (opened.readyState === EventSource.CLOSED) openLater();
  });
}

function resync(): void {
  for (const { onResync } of listeners) onResync?.();
}

function openLater(): void {
  stream = undefined;
  clearTimeout(retry);
  retry = setTimeout(() => {
    if (listeners.size > 0) open();
  }, RETRY_MS);
}

function close(): void {
  clearTimeout(retry);
  stream?.close();
  stream = undefined;
  wasCut = false;
}
