import { ratio } from '#shared/domain/indicators.js';
import type { Coverage, CoverageCounts } from '../coverage.types.js';
import type { MissingQuery } from '../missing.types.js';
import { html, type Html } from './html.js';
import { pageLink } from './page-links.js';

type Rate = readonly [title: string, part: keyof CoverageCounts, whole: keyof CoverageCounts];

/** 接入覆盖率 and 评价覆盖率, each of what. */
const RATES: readonly Rate[] = [
  ['部门接入', 'departmentsWithService', 'departments'],
  ['事项接入', 'itemsWithService', 'items'],
  ['服务点接入', 'pointsWithService', 'points'],
  ['事项评价', 'itemsWithActive', 'itemsWithService'],
  ['服务点评价', 'pointsWithActive', 'pointsWithService'],
];

/** The rates of the whole and of what lies directly below, each with its two numbers. */
export function ratesPart({ scope, systems, total, rows }: Coverage, query: MissingQuery): Html {
  return html`<p>系统接入：${rateText(systems.connected, systems.registered)}</p>
    <div class="wide">
      <table>
        <caption>
          比率（分子/分母）；分母为 0 的没有数据
        </caption>
        <thead>
          <tr>
            <th scope="col">名称</th>
            ${RATES.map(([title]) => html`<th scope="col">${title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rowOf(html`${scope.name}（合计）`, total)}${rows.map(({ code, name, counts }) =>
            rowOf(html`<a href="${pageLink(query, { within: code })}">${name}</a>`, counts),
          )}
        </tbody>
      </table>
    </div>`;
}

const rowOf = (name: Html, counts: CoverageCounts): Html =>
  html`<tr>
    <th scope="row">${name}</th>
    ${RATES.map(
      ([, part, whole]) => html`<td class="n">${rateText(counts[part], counts[whole])}</td>`,
    )}
  </tr> `;

function rateText(part: number, whole: number): string {
  const rate = ratio(part, whole);
  return rate === null ? '无数据' : `${(rate * 100).toFixed(2)}%（${part}/${whole}）`;
}
