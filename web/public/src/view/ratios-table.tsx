import type { JSX } from 'preact';
import type { Ratio } from '#shared/contract/public-pages.js';
import { count, rate } from '../format.js';
import { Heads, TableBox } from './table-box.js';

/** A rate, and its two numbers in words. */
export interface NamedRatio {
  readonly name: string;
  readonly part: string;
  readonly whole: string;
  readonly ratio: Ratio;
}

interface Props {
  readonly caption: string;
  readonly ratios: readonly NamedRatio[];
}

/** Rates with what they are made of. */
export const RatiosTable = ({ caption, ratios }: Props): JSX.Element => (
  <TableBox caption={caption}>
    <Heads of={['指标', '比率', '怎么来的']} words={['怎么来的']} />
    <tbody>
      {ratios.map(({ name, part, whole, ratio }) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td>
            <strong>{rate(ratio.rate)}</strong>
          </td>
          <td class="words">
            {part} {count(ratio.numerator)} ÷ {whole} {count(ratio.denominator)}
          </td>
        </tr>
      ))}
    </tbody>
  </TableBox>
);
