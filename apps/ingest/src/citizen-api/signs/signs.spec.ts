import { inflateSync } from 'node:zlib';
import jsqr from 'jsqr';
import PDFDocument from 'pdfkit';
import { widthInEms } from './fit-text.js';
import { QUIET_ZONE, qrCode } from '#shared/print/qr-code.js';
import { pointAddress, SIGN_TEXTS, type Sign } from './sign.js';
import { printFonts } from '#shared/print/print-fonts.js';
import { layOutSign, type Drawing } from './sign-layout.js';
import { signPdf } from './sign-pdf.js';
import { signSvg } from './sign-svg.js';

const PLAIN: Sign = {
  point: '综合受理3号窗口',
  department: '东湖区人社局',
  hall: '东湖区政务服务中心',
  address: 'https://pj.example/q/P-1-1',
};
const LONG: Sign = {
  point: '企业开办与注销<综合受理>"一件事"专区&第十七号窗口'.repeat(4),
  department: '行政审批和政务服务管理局'.repeat(8),
  hall: '市民服务中心暨企业服务中心'.repeat(6),
  address: `https://a-rather-long-name.of-a-city.example.gov.cn/citizen/q/${'W'.repeat(64)}`,
};

/** Draws a path of rectangles as dots, `dots` for each unit, inside a white border. */
function bitmap(path: string, size: number, dots: number) {
  const border = QUIET_ZONE * dots;
  const side = size * dots + 2 * border;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * dots; row < (Number(y) + 1) * dots; row += 1) {
      const from = Number(x) * dots;
      for (let column = from; column < from + Number(width) * dots; column += 1) {
        const at = ((border + row) * side + border + column) * 4;
        pixels.set([0, 0, 0], at);
      }
    }
  }
  return { pixels, side };
}

function decoded(path: string, size: number): string | undefined {
  const { pixels, side } = bitmap(path, size, 4);
  return jsqr.default(pixels, side, side)?.data;
}

const pathOf = ({ marks }: Drawing) => {
  const [mark] = marks.filter((one) => one.kind === 'path');
  if (mark === undefined) throw new Error('there is no code');
  return mark;
};

describe('a sign', () => {
  it.each([PLAIN, LONG])('has a code that leads to its point', ({ address }) => {
    const { path, size } = qrCode(address);
    expect(decoded(path, size)).toBe(address);
  });

  it.each([PLAIN, LONG, { ...LONG, hall: undefined }])('keeps everything on its page', (sign) => {
    const { width, height, marks } = layOutSign(sign);
    for (const mark of marks) {
      if (mark.kind !== 'text') continue;
      expect(mark.y + mark.size * 0.3).toBeLessThan(height);
      expect(mark.size * mark.text.length).toBeLessThan(2 * width);
    }
    const rows = marks.filter((mark) => mark.kind === 'text').map(({ y, size }) => ({ y, size }));
    for (const [n, row] of rows.entries()) {
      const before = rows[n - 1];
      if (before !== undefined) expect(row.y - before.y).toBeGreaterThanOrEqual(row.size);
    }
  });

  it('takes no line for narrower than the font draws it', async () => {
    const fonts = await printFonts();
    const pdf = new PDFDocument();
    const latin = Array.from({ length: 0x17f - 0x20 }, (_, n) => String.fromCharCode(0x20 + n));
    const characters = [...latin, ...Array.from('政务大厅，。（）【】“”—…·①Ω→')];
    for (const font of [fonts.regular, fonts.bold]) {
      pdf.font(font).fontSize(1);
      const wider = characters.filter((one) => pdf.widthOfString(one) > widthInEms(one));
      expect(wider).toEqual([]);
    }
  });

  it('leaves the quiet zone of its code white', () => {
    const drawing = layOutSign(PLAIN);
    const { x, y, scale } = pathOf(drawing);
    const white = drawing.marks.filter((mark) => mark.kind === 'box').at(-1);
    expect(white).toMatchObject({ colour: '#ffffff' });
    expect(x - (white?.x ?? x)).toBeCloseTo(QUIET_ZONE * scale);
    expect(y - (white?.y ?? y)).toBeCloseTo(QUIET_ZONE * scale);
    const { size } = qrCode(PLAIN.address);
    expect(white?.width).toBeCloseTo((size + 2 * QUIET_ZONE) * scale);
  });

  it('is SVG whose text is text and whose path is the code', () => {
    const svg = signSvg(layOutSign(PLAIN));
    for (const text of [SIGN_TEXTS.title, PLAIN.point, PLAIN.department, PLAIN.hall]) {
      expect(svg).toContain(`>${text ?? ''}</text>`);
    }
    const path = /<path [^>]* d="([^"]*)"/.exec(svg)?.[1] ?? '';
    expect(decoded(path, qrCode(PLAIN.address).size)).toBe(PLAIN.address);
  });

  it('says names with marks of XML as they are', () => {
    const svg = signSvg(layOutSign({ ...PLAIN, point: '<b>&"' }));
    expect(svg).toContain('>&lt;b&gt;&amp;&quot;</text>');
  });

  it('is a PDF of one page whose text can be marked, the same each time', async () => {
    const fonts = await printFonts();
    const pdf = await signPdf(layOutSign(PLAIN), fonts);
    const source = pdf.toString('latin1');
    expect(source).toMatch(/^%PDF-1/);
    expect(source.match(/\/Type \/Page\b/g)).toHaveLength(1);
    // Both weights are embedded with no more than the characters that are used.
    expect(pdf.length).toBeLessThan(64 * 1024);
    const unicode = streamsOf(pdf).filter((stream) => stream.includes('beginbfrange'));
    expect(unicode).toHaveLength(2);
    for (const character of `${PLAIN.point}${PLAIN.department}`) {
      const code = character.charCodeAt(0).toString(16).padStart(4, '0');
      expect(unicode.join('')).toContain(`<${code}>`);
    }
    expect(await signPdf(layOutSign(PLAIN), fonts)).toEqual(pdf);
  });

  it('stands at the public address, whether that ends with a slash or not', () => {
    expect(pointAddress('https://pj.example', 'P-1')).toBe('https://pj.example/q/P-1');
    expect(pointAddress('https://pj.example/hcp/', 'P-1')).toBe('https://pj.example/hcp/q/P-1');
  });
});

function streamsOf(pdf: Buffer): string[] {
  const streams: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at)) {
    const end = pdf.indexOf('endstream', at);
    const bytes = pdf.subarray(at + 'stream\n'.length, end);
    at = end + 'endstream'.length;
    // Deflated ones begin with the header of zlib.
    if (bytes[0] === 0x78) streams.push(inflateSync(bytes).toString('latin1'));
  }
  return streams;
}
