import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TagChoice } from '#shared/contract/citizen-api.js';
import { watchCover, type CoverWatch } from '../door/cover-watch.js';
import { common, rating } from '../texts.zh.js';
import { lengthOf, MAX_WORDS, type Answers } from './answers.js';
import type { StepName } from './steps.js';
import { Step, type StepPlace } from './step.js';
import { Summary } from './summary.js';
import { WordsField } from './words-field.js';

interface Props {
  readonly place: StepPlace;
  readonly answers: Answers;
  readonly tags: readonly TagChoice[];
  readonly isFramed: boolean;
  /** Ingest refused what was sent. */
  readonly isRefused: boolean;
  readonly onWrite: (words: string) => void;
  readonly onChange: (step: StepName) => void;
  readonly onSubmit: () => void;
}

/** Longer between the halves, and it is no double click. */
const DOUBLE_CLICK_MS = 400;

const Covered = (): JSX.Element => (
  <div class="warning" data-testid="covered">
    <p>
      <strong>{rating.covered}</strong>
    </p>
    <p>{rating.coveredMore}</p>
    <a class="button is-main" href={location.href} target="_blank" rel="noopener noreferrer">
      {rating.openOwn}
    </a>
  </div>
);

/** Words, and everything once more before it is sent; nothing is sent from under a cover. */
export function ReviewStep(props: Props): JSX.Element {
  const { place, answers, isFramed, onSubmit } = props;
  const [isCovered, setCovered] = useState(false);
  const [shownAt] = useState(Date.now);
  const words = useRef<HTMLTextAreaElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const watch = useRef<CoverWatch | undefined>(undefined);
  const isAsking = useRef(false);
  useEffect(() => {
    if (button.current === null) return;
    const started = watchCover(button.current, isFramed);
    watch.current = started;
    return () => {
      started.stop();
    };
  }, [isFramed]);

  const over = lengthOf(answers.words) - MAX_WORDS;
  const submit = async ({ detail }: MouseEvent): Promise<void> => {
    // The second half of a double click that began on the button of the step before.
    if (detail > 1 && Date.now() - shownAt < DOUBLE_CLICK_MS) return;
    if (isAsking.current) return;
    if (over > 0) {
      words.current?.focus();
      return;
    }
    isAsking.current = true;
    const isHidden = (await watch.current?.isCovered()) ?? false;
    isAsking.current = false;
    setCovered(isHidden);
    if (!isHidden) onSubmit();
  };
  const next = (
    <button
      type="button"
      class="button is-main"
      ref={button}
      onClick={(event) => void submit(event)}
    >
      {rating.submit}
    </button>
  );
  return (
    <Step id="review" title={rating.review} hint={rating.reviewHint} place={place} next={next}>
      <WordsField field={words} words={answers.words} onWrite={props.onWrite} />
      <Summary answers={answers} tags={props.tags} onChange={props.onChange} />
      <div role="alert">
        {over > 0 && <p class="fault">{rating.tooLong(over)}</p>}
        {props.isRefused && <p class="fault">{common.invalid}</p>}
        {isCovered && <Covered />}
      </div>
    </Step>
  );
}
