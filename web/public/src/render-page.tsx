import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { EditionPolicy, PageRenderer, PublicPage } from '#shared/contract/public-pages.js';
import { Method } from './pages/method-page.js';
import { OpenData } from './pages/open-data-page.js';
import { Place } from './pages/place-page.js';
import { Plain } from './pages/plain-page.js';
import { Publication } from './pages/publication-page.js';
import { Publications } from './pages/publications-page.js';
import { Ranking } from './pages/ranking-page.js';
import { Document } from './view/document.js';

/** A page without a publication has no row that a threshold could make grey. */
const NO_POLICY: EditionPolicy = {
  ...{ minimumSample: 0, smallCell: 0, lowActiveRate: 0, weights: [], official: 'goodRate' },
};

const Content = ({ page }: { readonly page: PublicPage }): JSX.Element => {
  const policy = page.edition?.policy ?? NO_POLICY;
  switch (page.kind) {
    case 'place':
      return <Place page={page} policy={policy} />;
    case 'ranking':
      return <Ranking page={page} policy={policy} />;
    case 'publications':
      return <Publications page={page} />;
    case 'publication':
      return <Publication page={page} />;
    case 'method':
      return <Method page={page} />;
    case 'open-data':
      return <OpenData page={page} />;
    case 'plain':
      return <Plain page={page} />;
  }
};

/** What report loads of the build: pages as text, all values in them escaped. */
export const { render }: PageRenderer = {
  render: (page) =>
    `<!doctype html>${renderToString(
      <Document page={page}>
        <Content page={page} />
      </Document>,
    )}`,
};
