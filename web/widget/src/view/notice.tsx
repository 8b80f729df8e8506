import type { ComponentChildren, JSX } from 'preact';
import { Heading } from './heading.js';

interface Props {
  readonly id: string;
  readonly kind: 'done' | 'late' | 'lost';
  readonly title: string;
  readonly text: string;
  /** Whether it came by a press, and not with the page. */
  readonly moved: boolean;
  readonly children?: ComponentChildren;
}

/** Says plainly how things stand, and what can be done. */
export const Notice = ({ id, kind, title, text, moved, children }: Props): JSX.Element => (
  <section class="step notice" data-testid={`notice-${id}`}>
    <span class={`emblem is-${kind}`} aria-hidden="true" />
    <Heading isFocused={moved}>{title}</Heading>
    <p>{text}</p>
    {children}
  </section>
);
