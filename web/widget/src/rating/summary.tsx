import type { ComponentChildren, JSX } from 'preact';
import type { TagChoice } from '#shared/contract/citizen-api.js';
import { LEVEL_NAMES } from '#shared/domain/level.js';
import { common, rating } from '../texts.zh.js';
import type { Answers } from './answers.js';
import { Face } from './face.js';
import type { StepName } from './steps.js';

interface Props {
  readonly answers: Answers;
  readonly tags: readonly TagChoice[];
  readonly onChange: (step: StepName) => void;
}

interface RowProps {
  readonly name: string;
  readonly onChange: () => void;
  readonly children: ComponentChildren;
}

const Row = ({ name, onChange, children }: RowProps): JSX.Element => (
  <div class="summary-row">
    <dt>{name}</dt>
    <dd>{children}</dd>
    <dd>
      <button
        type="button"
        class="button is-link"
        aria-label={`${rating.change}${name}`}
        onClick={onChange}
      >
        {rating.change}
      </button>
    </dd>
  </div>
);

/** What is about to be sent, with a way back to each answer. */
export function Summary({ answers, tags, onChange }: Props): JSX.Element {
  const { level, handlerLevel } = answers;
  const names = tags.filter((tag) => answers.tags.includes(tag.code)).map((tag) => tag.name);
  return (
    <dl class="summary" aria-label={rating.summary}>
      {level !== undefined && (
        <Row
          name={rating.summaryLevel}
          onChange={() => {
            onChange('level');
          }}
        >
          <Face level={level} />
          {LEVEL_NAMES[level]}
        </Row>
      )}
      {names.length > 0 && (
        <Row
          name={rating.summaryTags}
          onChange={() => {
            onChange('tags');
          }}
        >
          {names.join(common.listComma)}
        </Row>
      )}
      {handlerLevel !== undefined && (
        <Row
          name={rating.summaryHandler}
          onChange={() => {
            onChange('handler');
          }}
        >
          <Face level={handlerLevel} />
          {LEVEL_NAMES[handlerLevel]}
        </Row>
      )}
    </dl>
  );
}
