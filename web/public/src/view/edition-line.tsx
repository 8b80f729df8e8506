import type { JSX } from 'preact';
import type { Edition, PublicPage } from '#shared/contract/public-pages.js';
import { chinaMinute, sayPeriod } from '../format.js';
import { linkTo } from '../links.js';

interface Props {
  readonly page: PublicPage;
  readonly edition: Edition;
}

/** Which publication the numbers are of, and where it can be checked. */
export const EditionLine = ({ page, edition }: Props): JSX.Element => {
  const { number, period, asOf, isAsked } = edition;
  const latest = { ...page, edition: null };
  const [path = '/'] = page.address.split('?');
  return (
    <p class="edition">
      <a href={linkTo(page, `/publications/${number}`)}>第{number}号公示</a>
      <span>{sayPeriod(period)}</span>
      {asOf !== null && <span>数据截至 {chinaMinute(asOf)}</span>}
      {isAsked && page.kind !== 'publication' && <a href={linkTo(latest, path)}>看最新一期</a>}
    </p>
  );
};
