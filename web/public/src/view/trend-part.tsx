import type { JSX } from 'preact';
import type { TrendPoint } from '#shared/contract/public-pages.js';
import { trendChart } from '../charts/trend-chart.js';
import { count, rate, sayPeriod } from '../format.js';
import { linkTo, type Carried } from '../links.js';
import { Chart } from './chart.js';
import { Beside, Section } from './section.js';
import { Heads, TableBox } from './table-box.js';

interface Props {
  readonly points: readonly TrendPoint[];
  readonly carried: Carried;
}

/** How it went from one publication to the next. */
export const TrendPart = ({ points, carried }: Props): JSX.Element => {
  const drawing = trendChart('trend', points, carried.modes);
  return (
    <Section id="trend" title="历次公示的走势">
      <Beside>
        {drawing !== undefined && (
          <Chart
            id="trend-chart"
            title="好评率和主动评价率的走势"
            about="两条折线：圆点是好评率，方点是主动评价率；数字见表。"
            drawing={drawing}
          />
        )}
        <TableBox caption="历次公示">
          <Heads of={['统计期', '好评率', '有效评价', '主动评价率', '公示']} />
          <tbody>
            {points.map((point) => (
              <tr key={point.number}>
                <th scope="row" class="whole">
                  {sayPeriod(point.period)}
                </th>
                <td>{rate(point.goodRate)}</td>
                <td>{count(point.valid)}</td>
                <td>{rate(point.activeRate)}</td>
                <td>
                  <a href={linkTo(carried, `/publications/${point.number}`)}>第{point.number}号</a>
                </td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      </Beside>
    </Section>
  );
};
