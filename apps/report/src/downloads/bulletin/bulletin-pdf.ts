import PDFDocument from 'pdfkit';
import type { PrintFonts } from '#shared/print/print-fonts.js';
import { QUIET_ZONE, qrCode } from '#shared/print/qr-code.js';
import type { Bulletin, BulletinSection } from './bulletin.types.js';
import { drawTable } from './pdf-table.js';
import { VERIFY_TEXT } from './verify-text.js';

export type Pdf = InstanceType<typeof PDFDocument>;

const MARGIN = 56;
const SIZE = { title: 18, heading: 13, text: 11, note: 9 } as const;
const CODE_SIDE = 110;
const INK = '#000000';

/** A bulletin as a PDF of A4 pages: text that can be marked and copied, the code a vector path. */
export async function bulletinPdf(bulletin: Bulletin, fonts: PrintFonts): Promise<Buffer> {
  const at = new Date(bulletin.at);
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
    bufferPages: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: bulletin.title, CreationDate: at, ModDate: at },
  });
  pdf.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  const whole = collected(pdf);
  pdf.fillColor(INK).font('bold').fontSize(SIZE.title).text(bulletin.title, { align: 'center' });
  pdf.moveDown(0.4).font('regular').fontSize(SIZE.note);
  for (const fact of bulletin.facts) pdf.text(fact, { align: 'center' });
  for (const section of bulletin.sections) drawSection(pdf, section);
  drawVerification(pdf, bulletin);
  numberPages(pdf);
  pdf.end();
  return whole;
}

function drawSection(pdf: Pdf, { heading, paragraphs, table }: BulletinSection): void {
  const isNear = pdf.y > pdf.page.height - MARGIN - 80;
  if (isNear) pdf.addPage();
  pdf.moveDown(1).font('bold').fontSize(SIZE.heading).text(heading, MARGIN);
  pdf.moveDown(0.3).font('regular').fontSize(SIZE.text);
  for (const paragraph of paragraphs) {
    pdf.text(paragraph, MARGIN, pdf.y, { indent: 2 * SIZE.text, lineGap: 4, paragraphGap: 4 });
  }
  if (table !== undefined) drawTable(pdf, table, MARGIN);
}

function drawVerification(pdf: Pdf, { address, digest }: Bulletin): void {
  if (pdf.y + CODE_SIDE + 70 > pdf.page.height - MARGIN) pdf.addPage();
  const { path, size } = qrCode(address);
  const scale = CODE_SIDE / (size + 2 * QUIET_ZONE);
  const top = pdf.y + 16;
  const left = (pdf.page.width - CODE_SIDE) / 2;
  pdf
    .save()
    .translate(left + QUIET_ZONE * scale, top + QUIET_ZONE * scale)
    .scale(scale)
    .path(path)
    .fill(INK)
    .restore();
  pdf.font('regular').fontSize(SIZE.note).fillColor(INK);
  pdf.text(VERIFY_TEXT, MARGIN, top + CODE_SIDE + 4, { align: 'center' });
  pdf.text(address, { align: 'center' }).text(`SHA-256 ${digest}`, { align: 'center' });
}

/** Each page says which of how many it is, once there are all. */
function numberPages(pdf: Pdf): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Below the margin a text would begin another page.
    pdf.page.margins.bottom = 0;
    pdf
      .font('regular')
      .fontSize(SIZE.note)
      .text(`第 ${page - start + 1} 页 共 ${count} 页`, MARGIN, pdf.page.height - MARGIN + 16, {
        align: 'center',
        lineBreak: false,
        width: pdf.page.width - 2 * MARGIN,
      });
    pdf.page.margins.bottom = MARGIN;
  }
}

async function collected(pdf: Pdf): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of pdf) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
