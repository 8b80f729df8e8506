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

/** The head of a table; columns of numbers stand to the right. */
export const Heads = ({ of }: { readonly of: readonly string[] }): JSX.Element => (
  <thead>
    <tr>
      {of.map((name) => (
        <th key={name} scope="col">
          {name}
        </th>
      ))}
    </tr>
  </thead>
);
