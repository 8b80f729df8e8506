import type { JSX } from 'preact';
import type { EditionPolicy, MethodExample } from '#shared/contract/public-pages.js';
import { LEVEL_NAMES, LEVELS } from '#shared/domain/level.js';
import { count, rate, score } from '../format.js';
import { Section } from './section.js';
import { Heads, TableBox } from './table-box.js';

const FROM_BEST = [...LEVELS].reverse();

interface Props {
  readonly example: MethodExample;
  readonly policy: EditionPolicy;
}

/** Published numbers from which a reader can compute the published score again. */
export const Example = ({ example, policy }: Props): JSX.Element => {
  const { name, levels, figures } = example;
  const points = (level: number): number =>
    (levels[level - 1] ?? 0) * (policy.weights[level - 1] ?? 0);
  const all = LEVELS.reduce((sum, level) => sum + points(level), 0);
  const valid = LEVELS.reduce((sum, level) => sum + (levels[level - 1] ?? 0), 0);
  return (
    <Section id="example" title={`算一遍：${name}`}>
      <TableBox caption={`${name}的各级评价`}>
        <Heads of={['评价', '条数', '分数', '条数 × 分数']} />
        <tbody>
          {FROM_BEST.map((level) => (
            <tr key={level}>
              <th scope="row">{LEVEL_NAMES[level]}</th>
              <td>{count(levels[level - 1] ?? 0)}</td>
              <td>{policy.weights[level - 1]}</td>
              <td>{count(points(level))}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">合计</th>
            <td>{count(valid)}</td>
            <td />
            <td>{count(all)}</td>
          </tr>
        </tbody>
      </TableBox>
      <ul class="list">
        <li>
          得分 = {count(all)} ÷ {count(valid)} = {score(figures.score)}
        </li>
        <li>
          好评率 = {count(figures.good)} ÷ {count(figures.valid)} = {rate(figures.goodRate)}
        </li>
        <li>
          95% 区间 = {rate(figures.goodRateLow)} ～ {rate(figures.goodRateHigh)}
        </li>
      </ul>
    </Section>
  );
};
