import type { ComponentChildren, JSX } from 'preact';
import type { PublicPage } from '#shared/contract/public-pages.js';
import { linkTo, modeName, sameIn } from '../links.js';
import { EditionLine } from './edition-line.js';

// Addresses of the built files, put in by the build.
declare const STYLE: string;
declare const ICON: string;

const NAV = [
  ['/', '首页'],
  ['/rankings', '排名'],
  ['/publications', '公示与核验'],
  ['/method', '怎么算的'],
  ['/open-data', '开放数据'],
] as const;

const ModeLinks = ({ modes, address }: PublicPage): JSX.Element => (
  <nav class="modes" aria-label="显示设置">
    <a href={sameIn(address, { ...modes, large: !modes.large })}>
      {modes.large ? '标准字号' : '大字版'}
    </a>
    <a href={sameIn(address, { ...modes, contrast: !modes.contrast })}>
      {modes.contrast ? '标准颜色' : '高对比'}
    </a>
  </nav>
);

const Navigation = ({ page }: { readonly page: PublicPage }): JSX.Element => {
  const [here = '/'] = page.address.split('?');
  return (
    <nav class="nav" aria-label="主导航">
      <ul>
        {NAV.map(([path, name]) => (
          <li key={path}>
            <a href={linkTo(page, path)} aria-current={path === here ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

interface Props {
  readonly page: PublicPage;
  readonly children: ComponentChildren;
}

/** A whole page: what every page has around its own content. */
export const Document = ({ page, children }: Props): JSX.Element => (
  <html
    lang="zh-CN"
    data-size={page.modes.large ? 'large' : 'normal'}
    data-contrast={page.modes.contrast ? 'high' : 'normal'}
  >
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${page.title} · 江西省政务服务好差评`}</title>
      <link rel="stylesheet" href={STYLE} />
      <link rel="icon" href={ICON} type="image/svg+xml" />
    </head>
    <body>
      <a class="skip" href="#main">
        跳到正文
      </a>
      <header class="top">
        <a class="brand" href={linkTo({ ...page, edition: null }, '/')}>
          <img src={ICON} alt="" width="28" height="28" />
          江西省政务服务好差评
        </a>
        <ModeLinks {...page} />
      </header>
      <Navigation page={page} />
      <main id="main" tabIndex={-1}>
        {page.edition !== null && <EditionLine page={page} edition={page.edition} />}
        {children}
      </main>
      <footer class="foot">
        <p>
          只统计办事人主动作出的评价：默认评价不计入，没有评价的如实列为未评。每一期公示都有编号，发布后不再改动。
        </p>
        <p>
          <a href={linkTo(page, '/method')}>怎么算的</a>
          <a href={linkTo(page, '/open-data')}>开放数据与许可</a>
          {modeName(page.modes) !== undefined && (
            <a href={sameIn(page.address, { large: false, contrast: false })}>恢复标准显示</a>
          )}
        </p>
      </footer>
    </body>
  </html>
);
