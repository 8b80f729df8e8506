import type { CitizenAnswer } from '../citizen-answer.js';
import { CITIZEN_PROBLEMS, type CitizenProblem } from '../citizen-problem.js';
import { pageHeaders } from './page-headers.js';
import type { PageName, WebBuild } from './web-build.js';

/** A page: its data are what the matching `GET /v1/citizen/…` answers. */
export interface Page {
  readonly name: PageName;
  readonly status: number;
  readonly data: object;
  /** Origins that may embed it; absent: none. */
  readonly embeddedBy?: readonly string[];
  readonly retryAfterSeconds?: number;
}

/** Makes the answer of a page. */
export type PageShell = (page: Page) => CitizenAnswer;

const TITLE: Record<PageName, string> = {
  rate: '政务服务好差评',
  receipt: '评价回执 · 政务服务好差评',
  point: '现场评价 · 政务服务好差评',
};
const NO_SCRIPT = '请开启浏览器的 JavaScript 后重试。';
const RETRY_SECONDS = 60;

/** The shell of a web build; where there is none, every page says so with 503. */
export function pageShell(build: WebBuild): PageShell {
  return ({ name, status, data, embeddedBy = [], retryAfterSeconds }) => {
    const files = build.pages.get(name);
    if (files === undefined) {
      const fault = { problem: 'not-shown', retryAfterSeconds: RETRY_SECONDS } as const;
      return problemPage(fault, embeddedBy);
    }
    return {
      status,
      headers: headersOf(embeddedBy, retryAfterSeconds),
      body: html(
        TITLE[name],
        `<link rel="stylesheet" href="${files.style}">\n` +
          `<script type="module" src="${files.script}"></script>\n`,
        `<div id="app"></div>\n` +
          `<script type="application/json" id="hcp-data">${scriptSafe(data)}</script>\n` +
          `<noscript><p>${NO_SCRIPT}</p></noscript>`,
      ),
    };
  };
}

/** A page that needs nothing of the web build: it says in our words what is wrong. */
export function problemPage(
  { problem, retryAfterSeconds }: CitizenProblem,
  embeddedBy: readonly string[],
): CitizenAnswer {
  const { status, text } = CITIZEN_PROBLEMS[problem];
  const headers = headersOf(embeddedBy, retryAfterSeconds);
  return { status, headers, body: html(TITLE.rate, '', `<p role="alert">${text}</p>`) };
}

const headersOf = (embeddedBy: readonly string[], retryAfterSeconds: number | undefined) =>
  retryAfterSeconds === undefined
    ? pageHeaders(embeddedBy)
    : { ...pageHeaders(embeddedBy), 'retry-after': String(retryAfterSeconds) };

const html = (title: string, head: string, body: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="data:,">
${head}</head>
<body>
${body}
</body>
</html>
`;

/** JSON that cannot end the element it stands in. */
const scriptSafe = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c');
