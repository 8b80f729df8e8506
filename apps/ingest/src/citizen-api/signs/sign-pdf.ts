import PDFDocument from 'pdfkit';
import type { PrintFonts } from '#shared/print/print-fonts.js';
import type { Drawing, Mark } from './sign-layout.js';

type Pdf = InstanceType<typeof PDFDocument>;

/** A drawing as a PDF of one page: the code is a vector path, text can be marked and copied. */
export async function signPdf(
  { title, width, height, marks }: Drawing,
  { regular, bold }: PrintFonts,
): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: [width, height],
    margin: 0,
    lang: 'zh-CN',
    displayTitle: true,
    // The same sign is the same file, byte for byte, whenever it is drawn.
    info: { Title: title, CreationDate: new Date(0) },
  });
  pdf.registerFont('regular', regular).registerFont('bold', bold);
  const whole = collected(pdf);
  for (const mark of marks) draw(pdf, mark);
  pdf.end();
  return whole;
}

function draw(pdf: Pdf, mark: Mark): void {
  switch (mark.kind) {
    case 'box': {
      const { x, y, width, height, radius, colour } = mark;
      if (radius === 0) pdf.rect(x, y, width, height);
      else pdf.roundedRect(x, y, width, height, radius);
      pdf.fill(colour);
      return;
    }
    case 'text': {
      const { text, x, y, size, bold, colour } = mark;
      pdf.font(bold ? 'bold' : 'regular').fontSize(size);
      const left = x - pdf.widthOfString(text) / 2;
      pdf.fillColor(colour).text(text, left, y, { lineBreak: false, baseline: 'alphabetic' });
      return;
    }
    case 'path': {
      const { path, x, y, scale, colour } = mark;
      pdf.save().translate(x, y).scale(scale).path(path).fill(colour).restore();
    }
  }
}

async function collected(pdf: Pdf): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of pdf) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
