/** Attributes that mean something to a script of the chart library, and there is none. */
const FOR_SCRIPTS = /\s(?:class|ecmeta_[a-z_]+|pointer-events|xmlns:xlink|baseProfile)="[^"]*"/g;
const STYLE_ELEMENT = /<style[^>]*>[\s\S]*?<\/style>\s*/g;
const BACKGROUND = /<rect [^>]*fill="none"[^>]*><\/rect>\s*/;
const STYLE_ATTRIBUTE = /\sstyle="([^"]*)"/g;
/** What the library names itself, counted up through the life of the process. */
const ID = /\bzr\d+-/g;
const LONG_NUMBER = /\d+\.\d{2,}/g;

/**
 * The content of an SVG as the chart library draws it, made fit for a page whose policy allows no
 * style inside the markup: styles become attributes, what only scripts read goes, and equal charts
 * have equal bytes. `name` sets its ids apart from those of other charts on the page.
 */
export function cleanSvg(svg: string, name: string): string {
  const [start, end] = [svg.indexOf('>') + 1, svg.lastIndexOf('</svg>')];
  return svg
    .slice(start, end)
    .replace(STYLE_ELEMENT, '')
    .replace(BACKGROUND, '')
    .replace(STYLE_ATTRIBUTE, (_all, style: string) => attributesOf(style))
    .replace(FOR_SCRIPTS, '')
    .replace(ID, `${name}-`)
    .replace(/(<(?:path|text|g|circle|rect)[^>]*>)/g, (tag) => tag.replace(LONG_NUMBER, shorter))
    .replace(/>\s*\n\s*</g, '><')
    .trim();
}

const attributesOf = (style: string): string =>
  style
    .split(';')
    .map((declaration) => declaration.split(':').map((part) => part.trim()))
    .filter(([property, value]) => property !== '' && value !== undefined && value !== 'inherit')
    .map(([property = '', value = '']) => ` ${property}="${value.replace(/px$/, '')}"`)
    .join('');

const shorter = (number: string): string => String(Math.round(Number(number) * 10) / 10);
