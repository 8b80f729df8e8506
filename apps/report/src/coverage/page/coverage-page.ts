import type { Area } from '#shared/domain/registry.js';
import { asOfFact, periodFact } from '../../downloads/facts.js';
import type { Coverage } from '../coverage.types.js';
import { HEARD_NAMES, MISSING_KIND_NAMES, type Missing } from '../missing.types.js';
import { Html, html } from './html.js';
import { missingPart } from './missing-part.js';
import { pageLink } from './page-links.js';
import { STYLE_ELEMENT } from './page-style.js';
import { ratesPart } from './rates-part.js';

export interface CoveragePage {
  readonly coverage: Coverage;
  readonly missing: Missing;
  /** Which page of the missing is shown, from 1. */
  readonly page: number;
  readonly asOf: Date | null;
}

/** The page of coverage: who is missing first, then the rates of everything below. */
export function coveragePage(shown: CoveragePage): string {
  const { coverage, missing, page, asOf } = shown;
  const { query, scope } = missing;
  const title = `${scope.name}接入与评价覆盖`;
  const { markup } = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          ${lineage(shown)}
          <p>${periodFact(query.period)}　${asOfFact(asOf)}</p>
          <form action="/coverage" method="get">
            <input type="hidden" name="within" value="${query.within}" />
            <input type="hidden" name="kind" value="${query.kind}" />
            <input type="hidden" name="what" value="${query.what}" />
            <label for="period">统计期</label>
            <input id="period" name="period" value="${query.period.name}" size="12" />
            <button>查看</button>
          </form>
        </header>
        <main>
          <section aria-labelledby="missing">
            <h2 id="missing">没有${HEARD_NAMES[query.what]}的${MISSING_KIND_NAMES[query.kind]}</h2>
            ${missingPart(missing, page)}
          </section>
          <section aria-labelledby="rates">
            <h2 id="rates">覆盖率</h2>
            ${ratesPart(coverage, query)}
          </section>
        </main>
      </body>
    </html> `;
  return markup;
}

/** From the province down to what is shown. */
function lineage({ missing: { query, scope } }: CoveragePage): Html {
  const { area, departments, view } = scope;
  const [department] = departments.values();
  const areaCode = area?.code ?? department?.areaCode ?? '';
  const above = view.areas.lineage(areaCode).reverse();
  const link = ({ code, name }: Pick<Area, 'code' | 'name'>): Html =>
    code === query.within
      ? html`<li><span aria-current="page">${name}</span></li>`
      : html`<li><a href="${pageLink(query, { within: code })}">${name}</a></li>`;
  const own = area === undefined ? [{ code: query.within, name: scope.name }] : [];
  return html`<nav aria-label="所在位置">
    <ol>
      ${[...above, ...own].map(link)}
    </ol>
  </nav>`;
}
