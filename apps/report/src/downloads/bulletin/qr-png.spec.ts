import { inflateSync } from 'node:zlib';
import jsqr from 'jsqr';
import { qrPng } from './qr-png.js';

const SIGNATURE = 8;

it('a QR code as PNG says what it was made of', () => {
  const text = 'https://hcp.example.gov.cn/publications/12';
  const png = qrPng(text);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const side = png.readUInt32BE(SIGNATURE + 8);
  const at = png.indexOf('IDAT');
  const lines = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  expect(lines).toHaveLength(side * (side + 1));
  const pixels = new Uint8ClampedArray(side * side * 4);
  for (let i = 0; i < side * side; i += 1) {
    const grey = lines[i + Math.floor(i / side) + 1] ?? 0;
    pixels.fill(grey, i * 4, i * 4 + 3);
  }
  expect(jsqr.default(pixels, side, side)?.data).toBe(text);
});
