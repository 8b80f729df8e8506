import type { JSX } from 'preact';
import type { PublicStep } from '#shared/contract/citizen-api.js';
import { sayTime } from '../browser/china-date.js';
import { publicSteps, receipt } from '../texts.zh.js';

/** What became of it, oldest first; the last is where it stands. */
export const Timeline = ({ steps }: { readonly steps: readonly PublicStep[] }): JSX.Element => (
  <section class="part" data-testid="timeline">
    <h2 class="heading">{receipt.progress}</h2>
    <ol class="timeline">
      {steps.map(({ name, at }, i) => (
        <li
          key={`${name}-${i}`}
          data-testid={`public-step-${name}`}
          {...(i === steps.length - 1 && { 'aria-current': 'step' as const })}
        >
          <p>{publicSteps[name]}</p>
          {at !== undefined && (
            <p class="hint">
              <time dateTime={at}>{sayTime(at)}</time>
            </p>
          )}
        </li>
      ))}
    </ol>
  </section>
);
