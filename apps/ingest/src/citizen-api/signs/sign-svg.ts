import type { Drawing, Mark } from './sign-layout.js';

const FONTS = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',sans-serif";

/** A drawing as SVG in its natural size; text stays text. */
export function signSvg({ title, width, height, marks }: Drawing): string {
  const open =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}pt" height="${height}pt" ` +
    `viewBox="0 0 ${width} ${height}" role="img" lang="zh-CN" font-family="${FONTS}">`;
  return `${open}<title>${escaped(title)}</title>${marks.map(element).join('')}</svg>\n`;
}

function element(mark: Mark): string {
  switch (mark.kind) {
    case 'box': {
      const { x, y, width, height, radius, colour } = mark;
      const corners = radius === 0 ? '' : ` rx="${radius}"`;
      return `<rect x="${x}" y="${y}" width="${width}" height="${height}"${corners} fill="${colour}"/>`;
    }
    case 'text': {
      const { x, y, size, bold, colour, text } = mark;
      const weight = bold ? ' font-weight="700"' : '';
      const place = `x="${short(x)}" y="${short(y)}" text-anchor="middle"`;
      return `<text ${place} font-size="${size}"${weight} fill="${colour}">${escaped(text)}</text>`;
    }
    case 'path': {
      const { x, y, scale, path, colour } = mark;
      const place = `translate(${short(x)} ${short(y)}) scale(${scale})`;
      return `<path transform="${place}" fill="${colour}" shape-rendering="crispEdges" d="${path}"/>`;
    }
  }
}

const short = (n: number): number => Math.round(n * 100) / 100;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c);
