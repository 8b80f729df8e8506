import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { receipt } from '../texts.zh.js';

interface Props {
  /** Text of the button that opens it. */
  readonly opens: string;
  /** Text of the button that does it. */
  readonly yes: string;
  readonly onYes: () => void;
  readonly children: ComponentChildren;
}

/** Something that is done only after a second press, in place and without a dialog. */
export function Confirmed({ opens, yes, onYes, children }: Props): JSX.Element {
  const [isOpen, setOpen] = useState<boolean>();
  const opener = useRef<HTMLButtonElement>(null);
  const body = useRef<HTMLDivElement>(null);
  // What was pressed is gone: the focus goes to what took its place.
  useLayoutEffect(() => {
    if (isOpen === true) body.current?.focus();
    if (isOpen === false) opener.current?.focus();
  }, [isOpen]);

  if (isOpen !== true) {
    return (
      <button
        type="button"
        class="button"
        ref={opener}
        onClick={() => {
          setOpen(true);
        }}
      >
        {opens}
      </button>
    );
  }
  return (
    <div class="confirm" role="group" aria-label={opens} tabIndex={-1} ref={body}>
      {children}
      <div class="actions">
        <button type="button" class="button is-main" onClick={onYes}>
          {yes}
        </button>
        <button
          type="button"
          class="button is-quiet"
          onClick={() => {
            setOpen(false);
          }}
        >
          {receipt.cancel}
        </button>
      </div>
    </div>
  );
}
