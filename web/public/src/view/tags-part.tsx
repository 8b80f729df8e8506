import type { JSX } from 'preact';
import type { DisplayModes, TagCount } from '#shared/contract/public-pages.js';
import { barsChart } from '../charts/bars-chart.js';
import { count } from '../format.js';
import { Chart } from './chart.js';
import { Beside, Section } from './section.js';
import { Heads, TableBox } from './table-box.js';

const DRAWN = 8;

interface Props {
  readonly praise: readonly TagCount[];
  readonly complaints: readonly TagCount[];
  readonly modes: DisplayModes;
}

/** What people praise, and what they complain about. */
export const TagsPart = ({ praise, complaints, modes }: Props): JSX.Element => (
  <Section id="tags" title="大家满意什么，不满意什么">
    <Tags id="praise" title="满意的地方" tags={praise} modes={modes} tone="good" />
    <Tags id="complaints" title="不满意的地方" tags={complaints} modes={modes} tone="bad" />
  </Section>
);

interface TagsProps {
  readonly id: string;
  readonly title: string;
  readonly tags: readonly TagCount[];
  readonly modes: DisplayModes;
  readonly tone: 'good' | 'bad';
}

function Tags({ id, title, tags, modes, tone }: TagsProps): JSX.Element {
  const bars = tags
    .slice(0, DRAWN)
    .flatMap(({ name, count: value }) =>
      typeof value === 'number' ? [{ name, value, tone }] : [],
    );
  const drawing = bars.length === 0 ? undefined : barsChart(id, bars, modes);
  return (
    <>
      <h3>{title}</h3>
      {tags.length === 0 ? (
        <p>这一期没有人选这类标签。</p>
      ) : (
        <Beside>
          {drawing !== undefined && (
            <Chart
              id={`${id}-chart`}
              title={`${title}：选得最多的标签`}
              about="每个标签一条横条，越长选的人越多；数字见表。"
              drawing={drawing}
            />
          )}
          <TableBox caption={title}>
            <Heads of={['标签', '次数']} />
            <tbody>
              {tags.map((tag) => (
                <tr key={tag.name}>
                  <th scope="row">{tag.name}</th>
                  <td>{count(tag.count)}</td>
                </tr>
              ))}
            </tbody>
          </TableBox>
        </Beside>
      )}
    </>
  );
}
