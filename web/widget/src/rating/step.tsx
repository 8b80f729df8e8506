import type { ComponentChildren, JSX } from 'preact';
import { common, rating } from '../texts.zh.js';
import { Heading } from '../view/heading.js';

/** Where a step stands among the others, and the ways out of it. */
export interface StepPlace {
  readonly number: number;
  readonly of: number;
  /** Whether the person came here by a press: then the heading is focused, and so read aloud. */
  readonly moved: boolean;
  readonly onBack?: () => void;
}

interface Props {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly place: StepPlace;
  readonly next: JSX.Element;
  readonly children: ComponentChildren;
}

const Progress = ({ place }: { readonly place: StepPlace }): JSX.Element => (
  <p class="progress">
    <span class="progress-dots" aria-hidden="true">
      {Array.from({ length: place.of }, (_, i) => (
        <i key={i} class={i < place.number ? 'is-done' : ''} />
      ))}
    </span>
    {rating.progress(place.number, place.of)}
  </p>
);

/** One question with its heading, and the buttons to go on and back. */
export const Step = ({ id, title, hint, place, next, children }: Props): JSX.Element => (
  <section class="step" data-testid={`step-${id}`} aria-labelledby={`${id}-title`}>
    <Progress place={place} />
    <Heading id={`${id}-title`} isFocused={place.moved}>
      {title}
    </Heading>
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
    {children}
    <div class="actions">
      {next}
      {place.onBack !== undefined && (
        <button type="button" class="button is-quiet" onClick={place.onBack}>
          {common.back}
        </button>
      )}
    </div>
  </section>
);
