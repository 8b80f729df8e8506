import type { JSX } from 'preact';
import type { EditionPolicy, PlaceRow } from '#shared/contract/public-pages.js';
import { count, NO_DATA, rate, score } from '../format.js';
import { placeLink, type Carried } from '../links.js';
import { RateCell } from './rate-cell.js';
import { Heads, TableBox } from './table-box.js';

interface Props {
  readonly caption: string;
  readonly rows: readonly PlaceRow[];
  readonly carried: Carried;
  readonly policy: EditionPolicy;
}

const COLUMNS = ['名次', '名称', '好评率', '得分', '主动评价率', '默认评价', '名次变化'];

/** Places with n beside every rate. */
export const RateTable = ({ caption, rows, carried, policy }: Props): JSX.Element => (
  <TableBox caption={caption}>
    <Heads of={COLUMNS} words={['名称']} />
    <tbody>
      {rows.map((row) => (
        <Row key={row.code} row={row} carried={carried} policy={policy} />
      ))}
    </tbody>
  </TableBox>
);

const Row = ({
  row: { subject, code, name, rank, change, figures },
  carried,
  policy,
}: {
  readonly row: PlaceRow;
  readonly carried: Carried;
  readonly policy: EditionPolicy;
}): JSX.Element => (
  <tr>
    <td class="rank">{rank ?? NO_DATA}</td>
    <th scope="row">
      <a href={placeLink(carried, subject, code)}>{name}</a>
    </th>
    <RateCell figures={figures} policy={policy} />
    <td>{score(figures.score)}</td>
    <td class="rate">
      {rate(figures.activeRate)}
      <small>应评 {count(figures.due)}</small>
    </td>
    <td>{count(figures.defaulted)}</td>
    <td>{sayChange(change)}</td>
  </tr>
);

function sayChange(change: number | null): string {
  if (change === null) return NO_DATA;
  if (change === 0) return '不变';
  return change > 0 ? `升${change}` : `降${-change}`;
}
