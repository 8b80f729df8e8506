import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TagChoice } from '#shared/contract/citizen-api.js';
import { isGood, type Level } from '#shared/domain/level.js';
import { common, rating } from '../texts.zh.js';
import { tagsOf } from './answers.js';
import { Step, type StepPlace } from './step.js';

interface Props {
  readonly place: StepPlace;
  readonly tags: readonly TagChoice[];
  readonly level: Level;
  readonly chosen: readonly string[];
  readonly onToggle: (code: string) => void;
  readonly onNext: () => void;
}

/** Reasons of the chosen level: three at once, the others behind 更多. */
export function TagsStep({ place, tags, level, chosen, onToggle, onNext }: Props): JSX.Element {
  const { first, more } = tagsOf(tags, level);
  const [isOpen, setOpen] = useState(() => more.some((tag) => chosen.includes(tag.code)));
  const [wasPressed, setPressed] = useState(false);
  const firstOfMore = useRef<HTMLInputElement>(null);
  // The button that had the focus is gone: it goes to what the button brought.
  useEffect(() => {
    if (wasPressed) firstOfMore.current?.focus();
  }, [wasPressed]);

  const check = (tag: TagChoice): JSX.Element => (
    <label key={tag.code} class="tag">
      <input
        type="checkbox"
        value={tag.code}
        checked={chosen.includes(tag.code)}
        onChange={() => {
          onToggle(tag.code);
        }}
        {...(tag === more[0] && { ref: firstOfMore })}
      />
      <span class="tag-card">{tag.name}</span>
    </label>
  );
  const next = (
    <button type="button" class="button is-main" onClick={onNext}>
      {chosen.length === 0 ? common.skip : common.next}
    </button>
  );
  return (
    <Step
      id="tags"
      title={isGood(level) ? rating.tagsGood : rating.tagsBad}
      hint={rating.tagsHint}
      place={place}
      next={next}
    >
      <div class="tags" role="group" aria-labelledby="tags-title" aria-describedby="tags-hint">
        {[...first, ...(isOpen ? more : [])].map(check)}
      </div>
      {!isOpen && more.length > 0 && (
        <button
          type="button"
          class="button is-link"
          aria-expanded={false}
          onClick={() => {
            setOpen(true);
            setPressed(true);
          }}
        >
          {rating.moreTags(more.length)}
        </button>
      )}
    </Step>
  );
}
