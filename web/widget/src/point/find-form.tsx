import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { common, point } from '../texts.zh.js';
import { Heading } from '../view/heading.js';
import { wrongField, type Typed, type TypedField, type Way } from './point-flow.js';
import { TextField } from './text-field.js';

interface Props {
  readonly typed: Typed;
  readonly isBusy: boolean;
  readonly onType: (typed: Typed) => void;
  readonly onFind: () => void;
  readonly onBack: () => void;
  /** What is going on or went wrong, beside the button that asked for it. */
  readonly children: ComponentChildren;
}

const WAYS: readonly (readonly [Way, string])[] = [
  ['number', point.byNumber],
  ['slip', point.bySlip],
];

/** Finds a case by its number and a phone, or by the code of the queue slip. */
export function FindForm(props: Props): JSX.Element {
  const { typed, isBusy, onType, onFind, onBack, children } = props;
  const [wrong, setWrong] = useState<TypedField>();
  const type = (change: Partial<Typed>): void => {
    setWrong(undefined);
    onType({ ...typed, ...change });
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    const field = wrongField(typed);
    setWrong(field);
    if (field === undefined && !isBusy) onFind();
  };
  const faultAt = (field: TypedField, text: string): string | undefined =>
    wrong === field ? text : undefined;

  return (
    <form class="step" data-testid="find" noValidate onSubmit={submit}>
      <Heading isFocused>{point.find}</Heading>
      <div class="ways" role="radiogroup" aria-label={point.find}>
        {WAYS.map(([way, name]) => (
          <label key={way} class="way">
            <input
              type="radio"
              name="way"
              checked={typed.way === way}
              onChange={() => {
                type({ way });
              }}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
      {typed.way === 'number' ? (
        <>
          <TextField
            id="project-no"
            label={point.projectNo}
            hint={point.projectNoHint}
            value={typed.projectNo}
            fault={faultAt('projectNo', point.projectNoMissing)}
            maxLength={64}
            onInput={(projectNo) => {
              type({ projectNo });
            }}
          />
          <TextField
            id="mobile"
            label={point.mobile}
            hint={point.mobileHint}
            value={typed.mobileLast4}
            fault={faultAt('mobileLast4', point.mobileWrong)}
            inputMode="numeric"
            maxLength={4}
            onInput={(mobileLast4) => {
              type({ mobileLast4 });
            }}
          />
        </>
      ) : (
        <TextField
          id="slip"
          label={point.slip}
          hint={point.slipHint}
          value={typed.slip}
          fault={faultAt('slip', point.slipWrong)}
          maxLength={16}
          onInput={(slip) => {
            type({ slip });
          }}
        />
      )}
      {children}
      <div class="actions">
        <button type="submit" class="button is-main" aria-disabled={isBusy}>
          {isBusy ? point.searching : point.search}
        </button>
        <button type="button" class="button is-quiet" onClick={onBack}>
          {common.back}
        </button>
      </div>
    </form>
  );
}
