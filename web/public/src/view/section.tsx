import type { ComponentChildren, JSX } from 'preact';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A part of a page with its heading. */
export const Section = ({ id, title, children }: Props): JSX.Element => (
  <section class="part">
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);

/** A drawing and its table: side by side where there is room. */
export const Beside = ({ children }: { readonly children: ComponentChildren }): JSX.Element => (
  <div class="beside">{children}</div>
);
