import type PDFDocument from 'pdfkit';
import type { BulletinTable } from './bulletin.types.js';

type Pdf = InstanceType<typeof PDFDocument>;

const SIZE = 8;
const PADDING = 3;
const LINE = '#8a8f98';
const SHADE = '#e8eef5';
const INK = '#000000';

/** A column as it is drawn, in points. */
interface Place {
  readonly left: number;
  readonly width: number;
  readonly align: 'left' | 'right';
}

/** A table from the present line on, as wide as the page inside its margins; its head is repeated on every page. */
export function drawTable(pdf: Pdf, { columns, rows }: BulletinTable, margin: number): void {
  const places = placesOf(columns, pdf.page.width - 2 * margin, margin);
  const titles = columns.map(({ title }) => title);
  const bottom = pdf.page.height - margin;
  let top = pdf.y + 4;
  const draw = (cells: readonly string[], isHead: boolean): void => {
    top += drawRow(pdf, cells, places, { top, isHead });
  };
  pdf.fontSize(SIZE);
  if (top + 2 * rowHeight(pdf, titles, places) > bottom) {
    pdf.addPage();
    top = margin;
  }
  draw(titles, true);
  for (const cells of rows) {
    if (top + rowHeight(pdf, cells, places) > bottom) {
      pdf.addPage();
      top = margin;
      draw(titles, true);
    }
    draw(cells, false);
  }
  pdf.x = margin;
  pdf.y = top;
}

function placesOf(columns: BulletinTable['columns'], width: number, margin: number): Place[] {
  const whole = columns.reduce((sum, column) => sum + column.width, 0);
  let left = margin;
  return columns.map((column) => {
    const place = { left, width: (column.width / whole) * width, align: column.align };
    left += place.width;
    return place;
  });
}

function rowHeight(pdf: Pdf, cells: readonly string[], places: readonly Place[]): number {
  const heights = cells.map((text, i) =>
    pdf.heightOfString(text, { width: (places[i]?.width ?? 0) - 2 * PADDING }),
  );
  return Math.max(...heights) + 2 * PADDING;
}

/** Draws a row, and answers how high it is. */
function drawRow(
  pdf: Pdf,
  cells: readonly string[],
  places: readonly Place[],
  { top, isHead }: { readonly top: number; readonly isHead: boolean },
): number {
  pdf.font(isHead ? 'bold' : 'regular').fontSize(SIZE);
  const height = rowHeight(pdf, cells, places);
  for (const [i, { left, width, align }] of places.entries()) {
    pdf.rect(left, top, width, height).lineWidth(0.5);
    if (isHead) pdf.fillAndStroke(SHADE, LINE);
    else pdf.stroke(LINE);
    pdf.fillColor(INK).text(cells[i] ?? '', left + PADDING, top + PADDING, {
      width: width - 2 * PADDING,
      align: isHead ? 'center' : align,
    });
  }
  return height;
}
