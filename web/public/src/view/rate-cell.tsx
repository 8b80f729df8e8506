import type { JSX } from 'preact';
import type { EditionPolicy, Figures, Pale } from '#shared/contract/public-pages.js';
import { count, rate } from '../format.js';

/** A lower bound of 好评率 from here on is shown green, where nothing makes it grey. */
export const GREEN_FROM = 0.9;

/** Why a row is grey, in words: colour alone tells nothing to many. */
export function sayPale(pale: Pale, { minimumSample, lowActiveRate }: EditionPolicy): string {
  switch (pale) {
    case 'few':
      return `样本不足${minimumSample}`;
    case 'silent':
      return `主动评价率低于${Math.round(lowActiveRate * 100)}%`;
    case 'hidden':
      return '不公布';
  }
}

/** What it means that a number is not told. */
export const sayHidden = ({ smallCell }: EditionPolicy): string =>
  `“不公布”：不足${smallCell}的数，以及能推算出它们的数。`;

const toneOf = ({ pale, goodRateLow }: Figures): string => {
  if (pale !== null) return 'is-pale';
  return typeof goodRateLow === 'number' && goodRateLow >= GREEN_FROM ? 'is-good' : '';
};

interface Props {
  readonly figures: Figures;
  readonly policy: EditionPolicy;
}

/** 好评率 with how many stand behind it, and a word where it is not to be praised. */
export const RateCell = ({ figures, policy }: Props): JSX.Element => {
  const { goodRate, goodRateLow, goodRateHigh, valid, pale } = figures;
  return (
    <td class={`rate ${toneOf(figures)}`.trim()}>
      <strong>{rate(goodRate)}</strong>
      <small>n={count(valid)}</small>
      {typeof goodRateLow === 'number' && (
        <small>
          {rate(goodRateLow)}～{rate(goodRateHigh)}
        </small>
      )}
      {pale !== null && <small class="mark">{sayPale(pale, policy)}</small>}
    </td>
  );
};

/** What the colours of rates mean. */
export const RateLegend = ({ policy }: { readonly policy: EditionPolicy }): JSX.Element => (
  <p class="hint">
    好评率下面是有效评价数 n 和 95% 置信区间。绿色：样本够、主动评价率不低、区间下限不低于
    {Math.round(GREEN_FROM * 100)}%。灰色：有效评价不到{policy.minimumSample}
    条，或主动评价率低于{Math.round(policy.lowActiveRate * 100)}%，不宜据此表扬。{sayHidden(policy)}
  </p>
);
