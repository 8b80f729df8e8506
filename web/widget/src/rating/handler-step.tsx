import type { JSX } from 'preact';
import type { Level } from '#shared/domain/level.js';
import { common, rating } from '../texts.zh.js';
import { LevelChoice } from './level-choice.js';
import { Step, type StepPlace } from './step.js';

interface Props {
  readonly place: StepPlace;
  readonly chosen: Level | undefined;
  readonly onChoose: (level: Level) => void;
  readonly onNext: () => void;
}

/** The person who handled it, where policy asks; may be passed over. */
export function HandlerStep({ place, chosen, onChoose, onNext }: Props): JSX.Element {
  const next = (
    <button type="button" class="button is-main" onClick={onNext}>
      {chosen === undefined ? common.skip : common.next}
    </button>
  );
  return (
    <Step id="handler" title={rating.handler} hint={rating.handlerHint} place={place} next={next}>
      <LevelChoice
        name="handler"
        labelledBy="handler-title"
        describedBy="handler-hint"
        chosen={chosen}
        onChoose={onChoose}
      />
    </Step>
  );
}
