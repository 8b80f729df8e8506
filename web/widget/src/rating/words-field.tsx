import type { JSX, RefObject } from 'preact';
import { rating } from '../texts.zh.js';
import { lengthOf, MAX_WORDS } from './answers.js';
import { hideNumbers, numbersIn } from './personal-numbers.js';

interface Props {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly words: string;
  readonly onWrite: (words: string) => void;
}

/** Words in the person's own way, with a warning while they hold personal numbers. */
export function WordsField({ field, words, onWrite }: Props): JSX.Element {
  const length = lengthOf(words);
  const over = length - MAX_WORDS;
  const numbers = numbersIn(words);
  const kinds = numbers.map((kind) => rating.numbers[kind]).join(rating.numbersOr);
  return (
    <div class="field">
      <label for="words">{rating.words}</label>
      <p class="hint" id="words-hint">
        {rating.wordsHint}
      </p>
      <textarea
        id="words"
        ref={field}
        rows={4}
        value={words}
        aria-describedby="words-hint words-count"
        aria-invalid={over > 0}
        onInput={({ currentTarget }) => {
          onWrite(currentTarget.value);
        }}
      />
      <p class={over > 0 ? 'counter is-over' : 'counter'} id="words-count">
        {rating.counter(length, MAX_WORDS)}
      </p>
      <div role="status">
        {numbers.length > 0 && (
          <div class="warning" data-testid="numbers-warning">
            <p>{rating.numbersFound(kinds)}</p>
            <button
              type="button"
              class="button is-small"
              onClick={() => {
                onWrite(hideNumbers(words));
              }}
            >
              {rating.hideNumbers}
            </button>
            <p class="hint">{rating.numbersGoOn}</p>
          </div>
        )}
      </div>
    </div>
  );
}
