import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';
import { QUIET_ZONE } from '#shared/print/qr-code.js';

/** Pixels of a module. */
const SCALE = 8;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The QR code of a text as a PNG of grey pixels, its quiet zone included. */
export function qrPng(text: string): Buffer {
  const { data, size } = encode(text, { ecc: 'Q', border: QUIET_ZONE });
  const side = size * SCALE;
  const lines = data.map((row) => {
    const line = Buffer.alloc(side + 1, 0xff);
    line[0] = 0;
    for (const [x, isDark] of row.entries()) {
      if (isDark) line.fill(0, 1 + x * SCALE, 1 + (x + 1) * SCALE);
    }
    return line;
  });
  const pixels = Buffer.concat(lines.flatMap((line) => Array.from({ length: SCALE }, () => line)));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 8;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
