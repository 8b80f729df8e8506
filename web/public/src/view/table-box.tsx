import type { ComponentChildren, JSX } from 'preact';

interface Props {
  readonly caption: string;
  readonly children: ComponentChildren;
}

/** A table that a narrow screen moves sideways by itself, with the keyboard too. */
export const TableBox = ({ caption, children }: Props): JSX.Element => (
  <div class="table-box" role="region" aria-label={caption} tabIndex={0}>
    <table>
      <caption>{caption}</caption>
      {children}
    </table>
  </div>
);

interface HeadsProps {
  readonly of: readonly string[];
  /** Columns of words beside the first; those of numbers stand to the right. */
  readonly words?: readonly string[];
}

/** The head of a table. */
export const Heads = ({ of, words = [] }: HeadsProps): JSX.Element => (
  <thead>
    <tr>
      {of.map((name) => (
        <th key={name} scope="col" class={words.includes(name) ? 'words' : undefined}>
          {name}
        </th>
      ))}
    </tr>
  </thead>
);
