import type { JSX } from 'preact';
import type { PublicationsPage } from '#shared/contract/public-pages.js';
import { chinaMinute, NO_DATA, sayPeriod } from '../format.js';
import { linkTo } from '../links.js';
import { sayKind } from '../view/kinds.js';
import { Heads, TableBox } from '../view/table-box.js';

const COLUMNS = ['编号', '统计期', '种类', '发布时间', '数据截至', '更正'] as const;

/** All publications, the newest first. */
export const Publications = ({ page }: { readonly page: PublicationsPage }): JSX.Element => (
  <>
    <h1>公示与核验</h1>
    <p>
      每一期公示有自己的编号，发布后不再改动。有差错时另发一期更正，写明改了哪一期、为什么、改了什么。
    </p>
    <TableBox caption="历次公示">
      <Heads of={COLUMNS} words={COLUMNS} />
      <tbody>
        {page.rows.map((row) => (
          <tr key={row.number}>
            <th scope="row">
              <a href={linkTo(page, `/publications/${row.number}`)}>第{row.number}号</a>
            </th>
            <td class="words">{sayPeriod(row.period)}</td>
            <td class="words">{sayKind(row.kind)}</td>
            <td class="words">{chinaMinute(row.publishedAt)}</td>
            <td class="words">{row.asOf === null ? NO_DATA : chinaMinute(row.asOf)}</td>
            <td class="words">
              {row.corrects !== null && `更正第${row.corrects}号`}
              {row.correctedBy !== null && `已由第${row.correctedBy}号更正`}
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  </>
);
