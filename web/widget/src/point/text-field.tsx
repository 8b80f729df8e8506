import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** What is wrong with it; it then takes the focus. */
  readonly fault: string | undefined;
  readonly inputMode?: 'numeric' | 'text';
  readonly maxLength: number;
  readonly onInput: (value: string) => void;
}

/** One line to type, with its label, its hint and its fault. */
export function TextField({ id, label, hint, value, fault, onInput, ...rest }: Props): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (fault !== undefined) input.current?.focus();
  }, [fault]);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <input
        id={id}
        ref={input}
        type="text"
        value={value}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        inputMode={rest.inputMode ?? 'text'}
        maxLength={rest.maxLength}
        aria-describedby={fault === undefined ? `${id}-hint` : `${id}-hint ${id}-fault`}
        aria-invalid={fault !== undefined}
        onInput={({ currentTarget }) => {
          onInput(currentTarget.value);
        }}
      />
      {fault !== undefined && (
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}
