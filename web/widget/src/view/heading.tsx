import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  readonly id?: string;
  readonly isFocused: boolean;
  readonly children: ComponentChildren;
}

/** The heading of what has just come into view: it takes the focus, so that it is read aloud. */
export function Heading({ id, isFocused, children }: Props): JSX.Element {
  const element = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (isFocused) element.current?.focus();
  }, [isFocused]);
  return (
    <h2 id={id} class="heading" tabIndex={-1} ref={element}>
      {children}
    </h2>
  );
}
