import { fitText, LINE_HEIGHT } from './fit-text.js';
import { QUIET_ZONE, qrCode } from '#shared/print/qr-code.js';
import { SIGN_TEXTS, type Sign } from './sign.js';

/** Something that is drawn, in points from the upper left corner. */
export type Mark =
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius: number;
      readonly colour: string;
    }
  | {
      readonly kind: 'text';
      readonly text: string;
      /** The middle of the line, and its baseline. */
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly bold: boolean;
      readonly colour: string;
    }
  | {
      readonly kind: 'path';
      readonly path: string;
      readonly x: number;
      readonly y: number;
      /** Points in one unit of the path. */
      readonly scale: number;
      readonly colour: string;
    };

export interface Drawing {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** A5 upright: 148 × 210 mm. */
const WIDTH = 419.53;
const HEIGHT = 595.28;
const CENTRE = WIDTH / 2;
const MARGIN = 30;
const INNER = WIDTH - 2 * MARGIN;
const CODE_SIDE = 230;

const BLUE = '#0b4a8f';
const INK = '#16202b';
const QUIET = '#4a5763';
const WHITE = '#ffffff';

/** A sign as marks on a page of A5, for whatever draws it. */
export function layOutSign(sign: Sign): Drawing {
  const place = sign.hall ?? sign.department;
  const below = sign.hall === undefined ? [] : textMarks(sign.department, ROW.department);
  return {
    title: `${SIGN_TEXTS.title} ${sign.point}`,
    width: WIDTH,
    height: HEIGHT,
    marks: [
      box(0, 0, WIDTH, HEIGHT, WHITE),
      box(0, 0, WIDTH, 104, BLUE),
      ...textMarks(SIGN_TEXTS.title, ROW.title),
      ...textMarks(place, ROW.place),
      ...textMarks(sign.point, ROW.point),
      ...below,
      ...codeMarks(sign.address),
      ...textMarks(SIGN_TEXTS.howTo, ROW.howTo),
      ...textMarks(sign.address, ROW.address),
    ],
  };
}

interface Row {
  readonly y: number;
  readonly height: number;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: string;
}

/** Rows of text from above to below; the code stands between `department` and `howTo`. */
const ROW = {
  title: { y: 20, height: 64, size: 44, bold: true, colour: WHITE },
  place: { y: 116, height: 28, size: 18, bold: false, colour: QUIET },
  point: { y: 144, height: 76, size: 34, bold: true, colour: INK },
  department: { y: 222, height: 30, size: 15, bold: false, colour: QUIET },
  howTo: { y: 500, height: 34, size: 24, bold: true, colour: BLUE },
  address: { y: 546, height: 28, size: 9, bold: false, colour: QUIET },
} as const satisfies Record<string, Row>;
const CODE_TOP = 262;

const box = (x: number, y: number, width: number, height: number, colour: string): Mark => ({
  ...{ kind: 'box', x, y, width, height, radius: 0, colour },
});

/** Lines in the middle of their row. */
function textMarks(text: string, row: Row): Mark[] {
  const { size, lines } = fitText(text, { width: INNER, height: row.height, size: row.size });
  const step = size * LINE_HEIGHT;
  const top = row.y + (row.height - step * lines.length) / 2;
  return lines.map((line, n) => ({
    kind: 'text',
    text: line,
    x: CENTRE,
    // A line's baseline lies so deep in it that ideographs stand in its middle.
    y: top + step * n + step / 2 + size * 0.36,
    size,
    bold: row.bold,
    colour: row.colour,
  }));
}

/** The code in a frame whose white inside is its quiet zone and a little more. */
function codeMarks(address: string): Mark[] {
  const { path, size } = qrCode(address);
  const scale = CODE_SIDE / (size + 2 * QUIET_ZONE);
  const left = CENTRE - CODE_SIDE / 2;
  const frame = (by: number, radius: number, colour: string): Mark => ({
    kind: 'box',
    x: left - by,
    y: CODE_TOP - by,
    width: CODE_SIDE + 2 * by,
    height: CODE_SIDE + 2 * by,
    radius,
    colour,
  });
  return [
    frame(2.5, 12, BLUE),
    frame(0, 10, WHITE),
    {
      kind: 'path',
      path,
      x: left + QUIET_ZONE * scale,
      y: CODE_TOP + QUIET_ZONE * scale,
      scale,
      colour: '#000000',
    },
  ];
}
