/** The most characters a cell may hold. */
const CELL_CHARACTERS = 32_767;

/** Whatever may need a second look; most texts have none of it. */
const SUSPECT = /[&<>"_\r\uFFFE\uFFFF\p{Cs}]|[^\P{Cc}\t\n]/u;
/** What XML 1.0 cannot hold: control characters, lone surrogates and two non-characters. */
const UNHOLDABLE = /[\uFFFE\uFFFF\p{Cs}]|[^\P{Cc}\t\n\r]/gu;
/** A spreadsheet would read it as the character of that number. */
const NUMBERED = /_(?=x[0-9A-Fa-f]{4}_)/g;
const SPECIAL = /[&<>"\r]/g;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/**
 * A text inside XML, in an element or an attribute: what cannot be held is left out, and no more is
 * kept than a cell may hold.
 */
export function xmlText(text: string): string {
  const whole = text.length > CELL_CHARACTERS ? text.slice(0, CELL_CHARACTERS) : text;
  if (!SUSPECT.test(whole)) return whole;
  return whole
    .replace(UNHOLDABLE, '')
    .replace(NUMBERED, '_x005F_')
    .replace(SPECIAL, (character) => ESCAPES[character] ?? character);
}
