import type { InvitationAnswer } from '#shared/contract/invitation.js';
import type { DemoCase, DemoCases } from './demo-cases.js';

/** What the page shows when it is loaded. */
export interface HostView {
  /** Where citizens reach ingest. */
  readonly publicUrl: string;
  readonly cases: DemoCases;
  /** Of the listed services, in their order; undefined while ingest gives none. */
  readonly invitations: readonly InvitationAnswer[] | undefined;
  readonly slip: string | undefined;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');

/** The page of a portal that lists finished services and embeds the rating of each. */
export function hostPage(view: HostView): string {
  const { publicUrl, cases, invitations, slip } = view;
  const base = escaped(publicUrl);
  const rows = cases.listed.map((one, n) => row(one, invitations?.[n])).join('\n');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>办理进度查询（演示）</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/host.css">
<script src="${base}/widget.js" async></script>
</head>
<body>
<header><p>江西政务服务网 · 南昌站（演示网站，人员与办件均为虚构）</p><h1>办理进度查询</h1></header>
<main>
<section aria-labelledby="mine">
<h2 id="mine">我的办件</h2>
${invitations === undefined ? '<p role="alert">评价服务暂时不可用，请稍后刷新本页。</p>' : ''}
<table>
<thead><tr><th>办件编号</th><th>事项</th><th>办理部门</th><th>办结时间</th><th>状态</th><th>评价</th></tr></thead>
<tbody>
${rows}
</tbody>
</table>
<form method="post" action="/again"><button>再办几件</button></form>
</section>
${window(view, base)}
<section aria-labelledby="heard">
<h2 id="heard">本页收到的事件</h2>
<p>评价组件只告诉嵌入它的网页“已评价”或“已关闭”，不透露评价内容和回执号。</p>
<ol id="log" role="log"></ol>
</section>
</main>
<script type="module" src="/host.js"></script>
</body>
</html>
`;

  function window({ cases: { point, atWindow, mobileLast4 } }: HostView, at: string): string {
    const sign = `${at}/q/${escaped(point.pointCode)}`;
    return `<section aria-labelledby="window">
<h2 id="window">${escaped(point.hall)} · ${escaped(point.name)}</h2>
<p><a href="${sign}" target="_blank" rel="noopener">扫码后的页面</a>
 · 台签 <a href="${sign}/sign.svg" target="_blank" rel="noopener">SVG</a>
 <a href="${sign}/sign.pdf" target="_blank" rel="noopener">PDF</a></p>
<dl>
<dt>可以查到的办件编号</dt><dd><code>${escaped(atWindow.service.projectNo)}</code></dd>
<dt>手机号后四位</dt><dd><code>${escaped(mobileLast4)}</code></dd>
<dt>取号单上的评价码</dt><dd><code>${escaped(slip ?? '暂无')}</code></dd>
</dl>
</section>`;
  }
}

function row({ service, department }: DemoCase, invitation: InvitationAnswer | undefined): string {
  const cells = [
    `<code>${escaped(service.projectNo)}</code>`,
    escaped(service.taskName),
    escaped(department),
    escaped(service.serviceTime.slice(0, 16).replace('T', ' ')),
    '已办结',
    invitation === undefined ? '' : rating(invitation),
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

const rating = ({ token, url }: InvitationAnswer): string =>
  `<hcp-rating token="${escaped(token)}">去评价</hcp-rating>
<a href="${escaped(url)}" target="_blank" rel="noopener">整页评价</a>`;
