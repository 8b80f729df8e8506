import type { Book, BookColumn, CellKind, CellValue } from './book.types.js';
import type { RowFeed } from './row-feed.js';
import { STYLE } from './styles.js';
import { xmlText } from './xml-text.js';

const OPEN =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
/** A4 lying, as wide as the page and as many pages long as it takes. */
const PAGE =
  '<printOptions horizontalCentered="1"/>' +
  '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
  '<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter>';
const ORDER_TITLE = '序号';
const ORDER_WIDTH = 8;
/** Numbers that stand among texts are counts. */
const numberStyle = (kind: CellKind): number =>
  kind === 'text' || kind === 'words' ? STYLE.count : STYLE[kind];
const textStyle = (kind: CellKind): number => (kind === 'words' ? STYLE.words : STYLE.text);

/** `A`, …, `Z`, `AA`, … by place from 0. */
export const columnName = (place: number): string =>
  place < 26
    ? String.fromCharCode(65 + place)
    : columnName(Math.floor(place / 26) - 1) + columnName(place % 26);

/** The row that names the columns: below the title and the facts. */
export const headerRow = ({ facts }: Pick<Book<never>, 'facts'>): number => facts.length + 2;

/**
 * A sheet of at most `most` rows of the feed, piece by piece: the next is read when it is wanted.
 * `first` is the number of its first row in the column 序号.
 */
export async function* sheetXml<Row>(
  book: Book<Row>,
  feed: RowFeed<Row>,
  first: number,
  most: number,
): AsyncGenerator<string> {
  const titles = [ORDER_TITLE, ...book.columns.map(({ title }) => title)];
  const last = columnName(titles.length - 1);
  const lines = [book.title, ...book.facts];
  const header = headerRow(book);
  yield OPEN + viewXml(header) + columnsXml(book.columns) + '<sheetData>' + headXml(lines, titles);
  const writeRow = rowWriter(book.columns);
  let left = most;
  for (;;) {
    const rows = left === 0 ? [] : await feed.take(left);
    if (rows.length === 0) break;
    let xml = '';
    const done = most - left;
    rows.forEach((row, i) => {
      xml += writeRow(row, header + 1 + done + i, first + done + i);
    });
    left -= rows.length;
    yield xml;
  }
  const merged = lines.map((_, i) => `<mergeCell ref="A${i + 1}:${last}${i + 1}"/>`);
  yield (
    `</sheetData><mergeCells count="${merged.length}">${merged.join('')}</mergeCells>` +
    `${PAGE}</worksheet>`
  );
}

const viewXml = (header: number): string =>
  `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${header}" ` +
  `topLeftCell="A${header + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;

function columnsXml(columns: readonly BookColumn<never>[]): string {
  const widths = [ORDER_WIDTH, ...columns.map(({ width }) => width)];
  const cols = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  return `<cols>${cols.join('')}</cols>`;
}

/** Merged lines have a cell in each column, so that a row is as wide wherever it is read. */
function headXml([title = '', ...facts]: readonly string[], titles: readonly string[]): string {
  const line = (text: string, row: number, style: number, height: number): string =>
    `<row r="${row}" ht="${height}" customHeight="1">${textCell(`A${row}`, style, text)}</row>`;
  const header = facts.length + 2;
  const names = titles.map((name, i) => textCell(`${columnName(i)}${header}`, STYLE.header, name));
  return (
    line(title, 1, STYLE.title, 30) +
    facts.map((fact, i) => line(fact, i + 2, STYLE.fact, 18)).join('') +
    `<row r="${header}" ht="32" customHeight="1">${names.join('')}</row>`
  );
}

const textCell = (place: string, style: number, text: string): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}` +
  '</t></is></c>';

/** Writes rows of these columns: what does not change from row to row is made ready once. */
function rowWriter<Row>(
  columns: readonly BookColumn<Row>[],
): (row: Row, at: number, order: number) => string {
  const ready = columns.map(({ kind, cell }, i) => ({
    cell,
    name: columnName(i + 1),
    number: numberStyle(kind),
    text: textStyle(kind),
  }));
  return (row, at, order) => {
    let xml = `<row r="${at}"><c r="A${at}" s="${STYLE.count}"><v>${order}</v></c>`;
    for (const { cell, name, number, text } of ready) {
      const value: CellValue = cell(row);
      const place = name + String(at);
      if (typeof value === 'string' && value !== '') xml += textCell(place, text, value);
      else if (typeof value === 'number' && Number.isFinite(value)) {
        xml += `<c r="${place}" s="${number}"><v>${value}</v></c>`;
      } else xml += `<c r="${place}" s="${text}"/>`;
    }
    return `${xml}</row>`;
  };
}
