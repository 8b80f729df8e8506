import type { JSX } from 'preact';
import type { EditionPolicy, Figures, Told } from '#shared/contract/public-pages.js';
import { count, rate, score } from '../format.js';
import { sayHidden, sayPale } from './rate-cell.js';

interface Props {
  readonly figures: Figures;
  readonly excluded: Told;
  readonly policy: EditionPolicy;
}

/** The figures of one place at a glance, each with what stands behind it. */
export const Summary = ({ figures, excluded, policy }: Props): JSX.Element => {
  const isHidden = Object.values(figures).includes('hidden') || excluded === 'hidden';
  const { goodRate, goodRateLow, goodRateHigh, valid, good, bad, activeRate, due, active } =
    figures;
  return (
    <>
      <dl class={figures.pale === null ? 'summary' : 'summary is-pale'}>
        <Item
          name="好评率"
          value={rate(goodRate)}
          notes={[
            `有效评价 n=${count(valid)}，好评 ${count(good)}，差评 ${count(bad)}`,
            typeof goodRateLow === 'number'
              ? `95% 区间 ${rate(goodRateLow)}～${rate(goodRateHigh)}`
              : '',
            figures.pale === null ? '' : sayPale(figures.pale, policy),
          ]}
        />
        <Item name="满意度得分" value={score(figures.score)} notes={['满分 100']} />
        <Item
          name="主动评价率"
          value={rate(activeRate)}
          notes={[`应评 ${count(due)}，主动评价 ${count(active)}`]}
        />
        <Item
          name="没有主动评价的"
          value={count(figures.unrated)}
          notes={[
            `未评 ${count(figures.unrated)}，其中未到期 ${count(figures.pending)}`,
            `默认评价 ${count(figures.defaulted)}，不计入好评率和得分`,
          ]}
        />
        <Item
          name="认定不计入的评价"
          value={count(excluded)}
          notes={['误评或恶意差评，由两名工作人员认定']}
        />
      </dl>
      {isHidden && <p class="hint">{sayHidden(policy)}</p>}
    </>
  );
};

const Item = ({
  name,
  value,
  notes,
}: {
  readonly name: string;
  readonly value: string;
  readonly notes: readonly string[];
}): JSX.Element => (
  <div>
    <dt>{name}</dt>
    <dd>
      <strong>{value}</strong>
      {notes.filter(Boolean).map((note) => (
        <small key={note}>{note}</small>
      ))}
    </dd>
  </div>
);
