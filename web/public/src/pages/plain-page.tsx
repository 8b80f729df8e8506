import type { JSX } from 'preact';
import type { PlainPage } from '#shared/contract/public-pages.js';
import { linkTo } from '../links.js';

const WORDS: Readonly<Record<PlainPage['reason'], string>> = {
  'not-found': '这个地址没有内容。可能是地址抄错了，或者这个地区、部门不在这一期公示里。',
  'nothing-yet': '还没有发布过公示。第一期发布后，这里会有全省的数字。',
  unavailable: '暂时取不到公示的数据，请过一会儿再试。',
};

/** A page that shows nothing but why. */
export const Plain = ({ page }: { readonly page: PlainPage }): JSX.Element => (
  <>
    <h1>{page.title}</h1>
    <p>{WORDS[page.reason]}</p>
    <p>
      <a href={linkTo({ ...page, edition: null }, '/')}>回首页</a>
      {' · '}
      <a href={linkTo({ ...page, edition: null }, '/rankings')}>查排名</a>
    </p>
  </>
);
