import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { TagChoice } from '#shared/contract/citizen-api.js';
import {
  chooseHandlerLevel,
  chooseLevel,
  tagsOf,
  toggleTag,
  writeWords,
  type Answers,
} from './answers.js';
import type { Draft } from './draft.js';
import { HandlerStep } from './handler-step.js';
import { LevelStep } from './level-step.js';
import { ReviewStep } from './review-step.js';
import type { StepPlace } from './step.js';
import { standingAt, stepBeside, stepsOf, type StepName } from './steps.js';
import { TagsStep } from './tags-step.js';
import type { ChangeDraft } from './use-draft.js';

interface Props {
  readonly round: 1 | 2;
  readonly draft: Draft;
  readonly tags: readonly TagChoice[];
  readonly asksHandler: boolean;
  readonly isFramed: boolean;
  readonly moved: boolean;
  readonly isRefused: boolean;
  readonly onChange: ChangeDraft;
  readonly onStart: () => void;
  readonly onSubmit: () => void;
}

/** The questions, one in view at a time. */
export function RatingSteps(props: Props): JSX.Element {
  const { draft, tags, onChange } = props;
  const { answers } = draft;
  const [moved, setMoved] = useState(props.moved);
  const { level } = answers;
  const own = level === undefined ? undefined : tagsOf(tags, level);
  const hasTags = own === undefined || own.first.length + own.more.length > 0;
  const steps = stepsOf({ tags: hasTags, handler: props.asksHandler });
  const step = standingAt(steps, draft.step, answers);

  const answer = (how: (old: Answers) => Answers): void => {
    onChange((old) => ({ ...old, answers: how(old.answers) }));
  };
  const goTo = (name: StepName): void => {
    setMoved(true);
    onChange((old) => ({ ...old, step: name }));
  };
  const goOn = (): void => {
    goTo(stepBeside(steps, step, 1));
  };
  const place: StepPlace = {
    number: steps.indexOf(step) + 1,
    of: steps.length,
    moved,
    ...(step !== 'level' && {
      onBack: () => {
        goTo(stepBeside(steps, step, -1));
      },
    }),
  };

  if (step === 'tags' && level !== undefined) {
    return (
      <TagsStep
        key="tags"
        place={place}
        tags={tags}
        level={level}
        chosen={answers.tags}
        onToggle={(code) => {
          answer((old) => toggleTag(old, code));
        }}
        onNext={goOn}
      />
    );
  }
  if (step === 'handler') {
    return (
      <HandlerStep
        key="handler"
        place={place}
        chosen={answers.handlerLevel}
        onChoose={(chosen) => {
          answer((old) => chooseHandlerLevel(old, chosen));
        }}
        onNext={goOn}
      />
    );
  }
  if (step === 'review') {
    return (
      <ReviewStep
        key="review"
        place={place}
        answers={answers}
        tags={tags}
        isFramed={props.isFramed}
        isRefused={props.isRefused}
        onWrite={(words) => {
          answer((old) => writeWords(old, words));
        }}
        onChange={goTo}
        onSubmit={props.onSubmit}
      />
    );
  }
  return (
    <LevelStep
      key="level"
      place={place}
      round={props.round}
      chosen={level}
      onChoose={(chosen) => {
        props.onStart();
        answer((old) => chooseLevel(old, chosen));
      }}
      onNext={goOn}
    />
  );
}
