import type { JSX } from 'preact';
import { rating } from '../texts.zh.js';
import { Heading } from '../view/heading.js';
import type { Sending } from './sending.js';

interface Props {
  readonly sending: Sending | undefined;
  readonly isKept: boolean;
  readonly onRetry: () => void;
}

function wordsFor(why: 'offline' | 'busy', isKept: boolean): readonly [string, string] {
  if (!isKept) return [rating.unsavedOffline, rating.unsavedOfflineMore];
  return why === 'busy'
    ? [rating.busy, rating.busyMore]
    : [rating.savedOffline, rating.savedOfflineMore];
}

/** While a rating is on its way: what is happening, and that nothing is lost (or that it may be). */
export function SendingNotice({ sending, isKept, onRetry }: Props): JSX.Element {
  const isWaiting = sending?.phase === 'waiting';
  const [title, more] = isWaiting ? wordsFor(sending.why, isKept) : [rating.sending, ''];
  return (
    <section class="step" data-testid="sending">
      <span class={isWaiting ? 'emblem is-waiting' : 'emblem is-busy'} aria-hidden="true" />
      <div role="status">
        <Heading isFocused>{title}</Heading>
        {more !== '' && <p>{more}</p>}
      </div>
      {isWaiting && (
        <div class="actions">
          <button type="button" class="button is-main" onClick={onRetry}>
            {rating.retry}
          </button>
        </div>
      )}
    </section>
  );
}
