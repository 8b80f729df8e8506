import type { ComponentChildren, JSX } from 'preact';
import { common } from '../texts.zh.js';

interface Props {
  readonly href: string;
  readonly isFramed: boolean;
  readonly class: string;
  readonly children: ComponentChildren;
}

/** A link to another of our pages: out of the frame where there is one, since none may be framed. */
export const LinkOut = ({ href, isFramed, children, ...rest }: Props): JSX.Element =>
  isFramed ? (
    <a href={href} class={rest.class} target="_blank" rel="noopener noreferrer">
      {children}
      <span class="unseen">{common.newWindow}</span>
    </a>
  ) : (
    <a href={href} class={rest.class}>
      {children}
    </a>
  );
