const SPECIAL = /[&<>"']/g;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A piece of a page that is markup already. */
export class Html {
  constructor(readonly markup: string) {}
}

export type Piece = string | number | Html | readonly Piece[];

/** Markup as it is written; whatever is put into it is text, unless it is markup itself. */
export const html = (parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html =>
  new Html(parts.map((part, i) => part + markupOf(pieces[i] ?? '')).join(''));

function markupOf(piece: Piece): string {
  if (piece instanceof Html) return piece.markup;
  if (typeof piece === 'string' || typeof piece === 'number') {
    return String(piece).replace(SPECIAL, (character) => ESCAPES[character] ?? '');
  }
  return piece.map(markupOf).join('');
}
