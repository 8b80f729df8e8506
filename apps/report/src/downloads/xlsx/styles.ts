import type { CellKind } from './book.types.js';

/** Styles of cells: their places in `cellXfs`. */
export const STYLE = {
  plain: 0,
  title: 1,
  fact: 2,
  header: 3,
  text: 4,
  count: 5,
  rate: 6,
  score: 7,
  change: 8,
  words: 9,
} as const satisfies Readonly<Record<CellKind, number>> & Readonly<Record<string, number>>;

const CENTRE = '<alignment horizontal="center" vertical="center" wrapText="1"/>';
const WRAPPED = '<alignment vertical="top" wrapText="1"/>';

/** A format of a cell; 49 is text, 3 is `#,##0`, 10 is `0.00%`, 2 is `0.00`. */
const xf = (format: number, font: number, fill: number, border: number, alignment = ''): string =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" ` +
  `applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"` +
  (alignment === '' ? '/>' : ` applyAlignment="1">${alignment}</xf>`);

const SIGNED = 164;

/** In the order of `STYLE`. */
const CELL_FORMATS = [
  xf(0, 0, 0, 0),
  xf(0, 1, 0, 0, CENTRE),
  xf(0, 0, 0, 0, '<alignment vertical="center"/>'),
  xf(49, 2, 2, 1, CENTRE),
  xf(49, 0, 0, 1),
  xf(3, 0, 0, 1),
  xf(10, 0, 0, 1),
  xf(2, 0, 0, 1),
  xf(SIGNED, 0, 0, 1),
  xf(49, 0, 0, 1, WRAPPED),
];

const font = (size: number, name: string, bold: boolean): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="${name}"/><charset val="134"/></font>`;
const side = (name: string): string => `<${name} style="thin"><color rgb="FFBFBFBF"/></${name}>`;
const counted = (name: string, items: readonly string[]): string =>
  `<${name} count="${items.length}">${items.join('')}</${name}>`;

/** `xl/styles.xml`: fonts that every Chinese office program has. */
export const STYLES_XML =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  `<numFmts count="1"><numFmt numFmtId="${SIGNED}" formatCode="+0;-0;0"/></numFmts>` +
  counted('fonts', [font(11, '宋体', false), font(16, '黑体', true), font(11, '宋体', true)]) +
  counted('fills', [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF5"/></patternFill></fill>',
  ]) +
  counted('borders', [
    '<border><left/><right/><top/><bottom/><diagonal/></border>',
    `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`,
  ]) +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  counted('cellXfs', CELL_FORMATS) +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
  '</styleSheet>';
