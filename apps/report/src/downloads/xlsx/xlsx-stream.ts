import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Book, BookColumn, MethodLine } from './book.types.js';
import { packageParts, sheetPath, type SheetPart } from './parts.js';
import { RowFeed } from './row-feed.js';
import { headerRow, sheetXml } from './sheet-xml.js';
import { STYLES_XML } from './styles.js';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A sheet ends at 1,048,576 rows; what comes after goes on in the next one. */
const ROWS_PER_SHEET = 1_000_000;
/** Rows of one shape: more effort saves a tenth of the bytes at twice the time. */
const COMPRESSION_LEVEL = 3;
const METHOD_SHEET = '口径';

/**
 * A workbook, written while it is read: a row is asked for when there is room for it, so that memory
 * does not grow with their number. What fails in between breaks the stream off. Destroying the
 * stream ends the reading of rows.
 */
export function xlsxStream<Row>(book: Book<Row>, rowsPerSheet = ROWS_PER_SHEET): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  const options = {
    mtime: new Date(book.at),
    forceDosTimestamp: true,
    compressionLevel: COMPRESSION_LEVEL,
  };
  const sheets: SheetPart[] = [];
  const feed = new RowFeed(book.pieces);
  const add = (part: SheetPart, xml: AsyncGenerator<string>, then: () => void): void => {
    const path = sheetPath(sheets.length);
    sheets.push(part);
    const source = Readable.from(xml, { objectMode: false });
    source.once('end', then);
    source.once('error', (error) => out.destroy(error));
    out.once('close', () => source.destroy());
    zip.addReadStream(source, path, options);
  };
  const addRows = (first: number): void => {
    let more = false;
    const name = sheets.length === 0 ? book.sheet : `${book.sheet} ${sheets.length + 1}`;
    const part = { name, repeated: headerRow(book) };
    const xml = lookingAhead(sheetXml(book, feed, first, rowsPerSheet), feed, (found) => {
      more = found;
    });
    add(part, xml, () => {
      if (more) addRows(first + rowsPerSheet);
      else addMethod();
    });
  };
  const addMethod = (): void => {
    const method = methodBook(book);
    const part = { name: METHOD_SHEET, repeated: headerRow(method) };
    add(part, sheetXml(method, new RowFeed(method.pieces), 1, rowsPerSheet), () => {
      for (const [path, xml] of packageParts(book.title, sheets, STYLES_XML, book.at)) {
        zip.addBuffer(Buffer.from(xml), path, options);
      }
      zip.end();
    });
  };
  zip.once('error', (error: Error) => out.destroy(error));
  addRows(1);
  return out;
}

/** Whether rows are left is known before the sheet's end is; rows that nobody wants are let go. */
async function* lookingAhead<Row>(
  xml: AsyncGenerator<string>,
  feed: RowFeed<Row>,
  tell: (hasMore: boolean) => void,
): AsyncGenerator<string> {
  let isWhole = false;
  try {
    yield* xml;
    tell(await feed.hasMore());
    isWhole = true;
  } finally {
    if (!isWhole) await feed.close();
  }
}

const METHOD_COLUMNS: readonly BookColumn<MethodLine>[] = [
  { title: '项目', kind: 'text', width: 24, cell: ([name]) => name },
  { title: '说明', kind: 'words', width: 110, cell: ([, text]) => text },
];

const methodBook = <Row>({ title, method, at }: Book<Row>): Book<MethodLine> => ({
  title: `${title} · ${METHOD_SHEET}`,
  sheet: METHOD_SHEET,
  facts: [],
  columns: METHOD_COLUMNS,
  pieces: onePiece(method),
  method: [],
  at,
});

/** Rows that are all there already. */
export async function* onePiece<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  await Promise.resolve();
  yield rows;
}
