import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Level } from '#shared/domain/level.js';
import { common, rating } from '../texts.zh.js';
import { LevelChoice } from './level-choice.js';
import { Step, type StepPlace } from './step.js';

interface Props {
  readonly place: StepPlace;
  readonly round: 1 | 2;
  readonly chosen: Level | undefined;
  readonly onChoose: (level: Level) => void;
  readonly onNext: () => void;
}

export function LevelStep({ place, round, chosen, onChoose, onNext }: Props): JSX.Element {
  const [asked, setAsked] = useState(false);
  const isMissing = asked && chosen === undefined;
  const goOn = (): void => {
    if (chosen === undefined) setAsked(true);
    else onNext();
  };
  const next = (
    <button type="button" class="button is-main" onClick={goOn}>
      {common.next}
    </button>
  );
  return (
    <Step
      id="level"
      title={round === 1 ? rating.level : rating.levelAgain}
      hint={rating.levelHint}
      place={place}
      next={next}
    >
      <LevelChoice
        name="level"
        labelledBy="level-title"
        describedBy={isMissing ? 'level-missing' : 'level-hint'}
        chosen={chosen}
        isWrong={isMissing}
        onChoose={onChoose}
      />
      <div role="alert">
        {isMissing && (
          <p class="fault" id="level-missing">
            {rating.levelMissing}
          </p>
        )}
      </div>
    </Step>
  );
}
