import type { JSX } from 'preact';
import { LEVELS, LEVEL_NAMES, type Level } from '#shared/domain/level.js';
import { Face } from './face.js';

/** Best first, as the national scheme lists them. */
const SHOWN = [...LEVELS].reverse();

interface Props {
  readonly name: string;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly chosen: Level | undefined;
  readonly isWrong?: boolean;
  readonly onChoose: (level: Level) => void;
}

/** Five levels as faces with words: a group of radio buttons with nothing chosen beforehand. */
export const LevelChoice = (props: Props): JSX.Element => (
  <div
    class="levels"
    role="radiogroup"
    aria-labelledby={props.labelledBy}
    aria-describedby={props.describedBy}
    aria-invalid={props.isWrong === true}
  >
    {SHOWN.map((level) => (
      <label key={level} class="level" data-testid={`${props.name}-${level}`}>
        <input
          type="radio"
          name={props.name}
          value={level}
          checked={props.chosen === level}
          onChange={() => {
            props.onChoose(level);
          }}
        />
        <span class="level-card">
          <Face level={level} />
          <span class="level-name">{LEVEL_NAMES[level]}</span>
          <span class="level-mark" aria-hidden="true" />
        </span>
      </label>
    ))}
  </div>
);
