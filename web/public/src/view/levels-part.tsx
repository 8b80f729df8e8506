import type { JSX } from 'preact';
import type { DisplayModes, Told } from '#shared/contract/public-pages.js';
import { isGood, LEVEL_NAMES, LEVELS } from '#shared/domain/level.js';
import { barsChart } from '../charts/bars-chart.js';
import { count } from '../format.js';
import { Chart } from './chart.js';
import { Beside, Section } from './section.js';
import { Heads, TableBox } from './table-box.js';

const FROM_BEST = [...LEVELS].reverse();

interface Props {
  /** Ratings of levels 1 to 5. */
  readonly levels: readonly Told[];
  readonly modes: DisplayModes;
}

/** How many chose each level. */
export const LevelsPart = ({ levels, modes }: Props): JSX.Element => {
  const drawing = barsChart(
    'levels',
    FROM_BEST.flatMap((level) => {
      const value = levels[level - 1];
      const tone = isGood(level) ? ('good' as const) : ('bad' as const);
      return typeof value === 'number' ? [{ name: LEVEL_NAMES[level], value, tone }] : [];
    }),
    modes,
  );
  return (
    <Section id="levels" title="大家选了几级">
      <Beside>
        {drawing !== undefined && (
          <Chart
            id="levels-chart"
            title="各级评价的条数"
            about="每级评价一条横条，越长越多；数字见表。"
            drawing={drawing}
          />
        )}
        <TableBox caption="各级评价">
          <Heads of={['评价', '算作', '条数']} words={['算作']} />
          <tbody>
            {FROM_BEST.map((level) => (
              <tr key={level}>
                <th scope="row">{LEVEL_NAMES[level]}</th>
                <td class="words">{isGood(level) ? '好评' : '差评'}</td>
                <td>{count(levels[level - 1] ?? null)}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      </Beside>
    </Section>
  );
};
