import type { JSX } from 'preact';
import type { ReceiptView } from '#shared/contract/citizen-api.js';
import { LEVEL_NAMES } from '#shared/domain/level.js';
import { sayTime } from '../browser/china-date.js';
import { Face } from '../rating/face.js';
import { receipt } from '../texts.zh.js';

type Given = ReceiptView['ratings'][number];

function stateOf({ counted, excluded }: Given): string {
  if (excluded) return receipt.excluded;
  return counted ? receipt.counted : receipt.counting;
}

/** What was said, first and follow-up beside each other. */
export const RatingsGiven = ({ ratings }: Pick<ReceiptView, 'ratings'>): JSX.Element => (
  <section class="part" data-testid="ratings">
    <h2 class="heading">{receipt.ratings}</h2>
    <ul class="given">
      {ratings.map((given) => (
        <li key={given.assessNumber}>
          <Face level={given.level} />
          <div>
            <p class="hint">{receipt.rounds[given.assessNumber]}</p>
            <p>
              <strong>{LEVEL_NAMES[given.level]}</strong>
              <span class={given.excluded ? 'badge is-out' : 'badge'}>{stateOf(given)}</span>
            </p>
            <p class="hint">
              <time dateTime={given.at}>{sayTime(given.at)}</time>
            </p>
          </div>
        </li>
      ))}
    </ul>
  </section>
);
