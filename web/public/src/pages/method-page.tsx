import type { JSX } from 'preact';
import type { EditionPolicy, MethodPage } from '#shared/contract/public-pages.js';
import { LEVEL_NAMES, LEVELS } from '#shared/domain/level.js';
import { HIDDEN } from '../format.js';
import { Section } from '../view/section.js';
import { Heads, TableBox } from '../view/table-box.js';
import { Example } from '../view/example.js';

/** What an official indicator orders by. */
const OFFICIAL: Readonly<Record<string, string>> = {
  goodRate: '好评率的置信区间下限',
  rawGoodRate: '好评率',
  score: '满意度得分',
};

const FROM_BEST = [...LEVELS].reverse();

/** How the score is computed, so that anyone can do it again. */
export const Method = ({ page }: { readonly page: MethodPage }): JSX.Element => {
  const { policy, windowDays, example } = page;
  return (
    <>
      <h1>怎么算的</h1>
      <Counted windowDays={windowDays} />
      <Section id="rates" title="好评率和得分">
        <p>
          好评率 = 3 级到 5 级的有效评价数 ÷ 有效评价数。得分是每条有效评价按下表折算后的平均数。
        </p>
        <Weights weights={policy.weights} />
      </Section>
      <Section id="wilson" title="名次怎么排">
        <p>
          只与同级的排；数值相同名次相同，下一名跳过。本期名次按
          {OFFICIAL[policy.official] ?? policy.official}
          从高到低排。只有 3 条评价的部门不应排在有 3
          万条评价的部门前面，所以好评率旁边总是有样本数和 95% 置信区间（Wilson 区间）。
        </p>
        <p class="formula">
          下限 = ( p + z²/2n − z·√( p(1−p)/n + z²/4n² ) ) ÷ ( 1 + z²/n )，其中 p 是好评率，n
          是有效评价数，z = 1.959964。
        </p>
        <Thin policy={policy} />
      </Section>
      {example !== null && <Example example={example} policy={policy} />}
      <Section id="hidden" title="为什么有的数字不公布">
        <p>
          1 到 {policy.smallCell - 1}{' '}
          的小数可能让人认出是谁的评价，所以不公布；能用减法推算出它们的数一起隐去，其中有的并不小。这些地方都写作“
          {HIDDEN}”。
        </p>
      </Section>
    </>
  );
};

const Counted = ({ windowDays }: { readonly windowDays: number }): JSX.Element => (
  <Section id="counted" title="哪些评价算数">
    <ul class="list">
      <li>只有办事人自己选了级别的评价（主动评价）计入好评率和得分。</li>
      <li>
        系统替办事人填的默认评价如实列出，不计入。没有人评价的列为未评，办理后 {windowDays}{' '}
        个工作日内列为未到期。
      </li>
      <li>每次服务只算首次评价；追评另列。</li>
      <li>误评和恶意差评要两名不同的工作人员认定才不计入，条数公布。</li>
      <li>好评率和得分按评价的时间归期，主动评价率按办理的时间归期，都是北京时间。</li>
    </ul>
  </Section>
);

const Weights = ({ weights }: { readonly weights: readonly number[] }): JSX.Element => (
  <TableBox caption="各级评价折算的分数">
    <Heads of={['评价', '级别', '分数']} />
    <tbody>
      {FROM_BEST.map((level) => (
        <tr key={level}>
          <th scope="row">{LEVEL_NAMES[level]}</th>
          <td>{level}</td>
          <td>{weights[level - 1]}</td>
        </tr>
      ))}
    </tbody>
  </TableBox>
);

const Thin = ({ policy }: { readonly policy: EditionPolicy }): JSX.Element => (
  <p>
    有效评价不到 {policy.minimumSample} 条的列为“样本不足”，没有名次。主动评价率低于{' '}
    {Math.round(policy.lowActiveRate * 100)}% 的用灰色显示：评价的人太少，好评率再高也说明不了什么。
  </p>
);
