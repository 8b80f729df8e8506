import { createHash } from 'node:crypto';
import { Html } from './html.js';

/** The style of the page: it needs no file and no script. */
const STYLE = `
:root { color-scheme: light; font: 16px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; }
a { color: #0b4f9e; }
nav ol, nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
nav a[aria-current] { font-weight: 700; color: inherit; text-decoration: none; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: #4a4a4a; padding: .25rem 0; }
th, td { border: 1px solid #c8c8c8; padding: .35rem .5rem; text-align: left; }
td.n { text-align: right; font-variant-numeric: tabular-nums; }
thead th { background: #f1f4f8; }
.gap { color: #a3130b; font-weight: 700; }
label { margin-right: .25rem; } input, button { font: inherit; padding: .2rem .5rem; }
:focus-visible { outline: 3px solid #0b4f9e; outline-offset: 2px; }
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** In one piece: a policy by hash holds for every character between the tags. */
export const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);

/** Nothing runs, nothing is loaded, nobody frames it; its form asks this very site. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
