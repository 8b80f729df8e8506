import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  type IRunOptions,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Bulletin, BulletinSection, BulletinTable } from './bulletin.types.js';
import { qrPng } from './qr-png.js';
import { VERIFY_TEXT } from './verify-text.js';

/** Fonts that office programs in China have. */
const BODY = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' } as const;
const HEADS = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' } as const;
/** Half points. */
const SIZE = { title: 36, heading: 28, text: 24, cell: 18, note: 18 } as const;
const QR_PIXELS = 120;
const INDENT = 480;

/** A bulletin as a Word document. */
export function bulletinDocx({
  title,
  facts,
  sections,
  address,
  digest,
}: Bulletin): Promise<Buffer> {
  const centred = (text: string): Paragraph =>
    new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, SIZE.note)] });
  return Packer.toBuffer(
    new Document({
      title,
      styles: { default: { document: { run: { font: BODY, size: SIZE.text } } } },
      sections: [
        {
          footers: { default: new Footer({ children: [pageNumber()] }) },
          children: [
            new Paragraph({
              heading: HeadingLevel.TITLE,
              alignment: AlignmentType.CENTER,
              spacing: { after: 200 },
              children: [head(title, SIZE.title)],
            }),
            ...facts.map(centred),
            ...sections.flatMap(sectionOf),
            new Paragraph({
              alignment: AlignmentType.CENTER,
              spacing: { before: 400 },
              keepNext: true,
              children: [
                new ImageRun({
                  type: 'png',
                  data: qrPng(address),
                  transformation: { width: QR_PIXELS, height: QR_PIXELS },
                  altText: { name: 'qr', title: VERIFY_TEXT, description: address },
                }),
              ],
            }),
            ...[VERIFY_TEXT, address, `SHA-256 ${digest}`].map(centred),
          ],
        },
      ],
    }),
  );
}

const run = (text: string, size: number): TextRun => new TextRun({ text, size, font: BODY });
const HEAD: IRunOptions = { bold: true, font: HEADS, color: '000000' };
const head = (text: string, size: number): TextRun => new TextRun({ ...HEAD, text, size });

const pageNumber = (): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ size: SIZE.note, children: ['— ', PageNumber.CURRENT, ' —'] })],
  });

const sectionOf = ({ heading, paragraphs, table }: BulletinSection): (Paragraph | Table)[] => [
  new Paragraph({
    heading: HeadingLevel.HEADING_1,
    spacing: { before: 280, after: 120 },
    children: [head(heading, SIZE.heading)],
  }),
  ...paragraphs.map(
    (text) =>
      new Paragraph({
        indent: { firstLine: INDENT },
        spacing: { after: 120, line: 360 },
        children: [run(text, SIZE.text)],
      }),
  ),
  ...(table === undefined ? [] : [tableOf(table)]),
];

function tableOf({ columns, rows }: BulletinTable): Table {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const cell = (text: string, place: number, isHead: boolean): TableCell => {
    const { width = 1, align = 'left' } = columns[place] ?? {};
    return new TableCell({
      width: { size: (width * 100) / whole, type: WidthType.PERCENTAGE },
      children: [
        new Paragraph({
          alignment: isHead
            ? AlignmentType.CENTER
            : align === 'left'
              ? AlignmentType.LEFT
              : AlignmentType.RIGHT,
          children: [isHead ? head(text, SIZE.cell) : run(text, SIZE.cell)],
        }),
      ],
    });
  };
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, i) => cell(title, i, true)),
      }),
      ...rows.map(
        (cells) =>
          new TableRow({ cantSplit: true, children: cells.map((text, i) => cell(text, i, false)) }),
      ),
    ],
  });
}
