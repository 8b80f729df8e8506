import { HEARD } from '#shared/domain/coverage/last-heard.js';
import { missingRows, type MissingRow } from '../missing-body.js';
import { HEARD_NAMES, MISSING_KINDS, MISSING_KIND_NAMES, type Missing } from '../missing.types.js';
import { html, type Html } from './html.js';
import { fileLink, pageLink } from './page-links.js';

const PAGE_SIZE = 100;

/** Who is missing: one page of the list (from 1), with its choices and its files. */
export function missingPart(missing: Missing, page: number): Html {
  const { query, registered, entries } = missing;
  const start = (page - 1) * PAGE_SIZE;
  const rows = missingRows(missing).slice(start, start + PAGE_SIZE);
  return html`${choices(missing)}
    <p>
      登记 ${registered} 个，没有的 <span class="gap">${entries.length}</span> 个。
      <a href="${fileLink(query, 'csv')}">下载 CSV</a>　<a href="${fileLink(query, 'xlsx')}"
        >下载 Excel</a
      >
    </p>
    ${rows.length === 0 ? html`<p>没有要列出的。</p>` : table(missing, rows)}
    ${pages(missing, page)}`;
}

function choices({ query }: Missing): Html {
  const link = (name: string, href: string, isShown: boolean): Html =>
    isShown
      ? html`<li><a href="${href}" aria-current="true">${name}</a></li>`
      : html`<li><a href="${href}">${name}</a></li>`;
  return html`<nav aria-label="看什么">
    <ul>
      ${MISSING_KINDS.map((kind) =>
        link(MISSING_KIND_NAMES[kind], pageLink(query, { kind }), kind === query.kind),
      )}
    </ul>
    <ul>
      ${HEARD.map((what) =>
        link(`没有${HEARD_NAMES[what]}`, pageLink(query, { what }), what === query.what),
      )}
    </ul>
  </nav>`;
}

function table({ query, lookedBackTo }: Missing, rows: readonly MissingRow[]): Html {
  const never = lookedBackTo === null ? '从未' : `${lookedBackTo} 以来没有`;
  return html`<div class="wide">
    <table>
      <caption>
        从未有过的在前，其次中断最久的
      </caption>
      <thead>
        <tr>
          <th scope="col">名称</th>
          <th scope="col">代码</th>
          <th scope="col">部门</th>
          <th scope="col">区划</th>
          <th scope="col">最后${HEARD_NAMES[query.what]}日</th>
          <th scope="col">已中断天数</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${row.name}</th>
              <td>${row.code}</td>
              <td>
                ${
                  row.deptCode === null
                    ? ''
                    : html`<a href="${pageLink(query, { within: row.deptCode })}"
                        >${row.deptName ?? ''}</a
                      >`
                }
              </td>
              <td>${row.areaName ?? ''}</td>
              <td class="gap">${row.lastHeard ?? never}</td>
              <td class="n">${row.silentDays ?? ''}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function pages({ query, entries }: Missing, page: number): Html {
  const last = Math.max(1, Math.ceil(entries.length / PAGE_SIZE));
  if (last === 1 && page === 1) return html``;
  return html`<nav aria-label="翻页">
    <ul>
      ${page > 1 ? html`<li><a href="${pageLink(query, { page: page - 1 })}" rel="prev">上一页</a></li>` : ''}
      <li>第 ${page} 页，共 ${last} 页</li>
      ${page < last ? html`<li><a href="${pageLink(query, { page: page + 1 })}" rel="next">下一页</a></li>` : ''}
    </ul>
  </nav>`;
}
