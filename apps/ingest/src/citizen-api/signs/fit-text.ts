/** Text that was broken into lines of one size, in points. */
export interface FittedText {
  readonly size: number;
  readonly lines: readonly string[];
}

export interface TextBox {
  readonly width: number;
  readonly height: number;
  /** The size that is tried first. */
  readonly size: number;
}

/** Baseline to baseline, in sizes. */
export const LINE_HEIGHT = 1.3;
const SMALLEST = 3;
const STEP = 0.5;

/**
 * Breaks text into lines that stay in a box, at the largest size that lets them: a long name wraps,
 * a longer one shrinks. Widths are estimates from above, so that no font overflows.
 */
export function fitText(text: string, { width, height, size: first }: TextBox): FittedText {
  for (let size = first; ; size -= STEP) {
    const lines = wrap(text, width / size);
    if (lines.length * size * LINE_HEIGHT <= height || size <= SMALLEST) {
      return { size, lines: balanced(text, lines, width / size) };
    }
  }
}

/** The same number of lines, about equally long: no last line of a single character. */
function balanced(text: string, lines: readonly string[], most: number): readonly string[] {
  for (let ems = widthInEms(text) / lines.length; ems < most; ems += STEP) {
    const narrower = wrap(text, ems);
    if (narrower.length === lines.length) return narrower;
  }
  return lines;
}

/** An upper estimate of a text's width, in sizes: ideographs are square, Latin letters narrower. */
export function widthInEms(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

function widthOf(character: string): number {
  if (character > '\u007e') return 1;
  if (/[%&@mwMW]/.test(character)) return 1.01;
  return /[A-Z]/.test(character) ? 0.8 : 0.67;
}

/** What is not torn apart unless it is longer than a line: Latin words and numbers. */
const PIECES = /[\u0021-\u02ff]+|\s+|./gsu;

function wrap(text: string, ems: number): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (more: string): boolean => widthInEms(line + more) <= ems;
  const close = (): void => {
    if (line.trim() !== '') lines.push(line.trim());
    line = '';
  };
  for (const piece of text.match(PIECES) ?? []) {
    if (!fits(piece)) close();
    if (fits(piece)) {
      line += piece;
      continue;
    }
    for (const character of piece) {
      if (!fits(character)) close();
      line += character;
    }
  }
  close();
  return lines;
}
