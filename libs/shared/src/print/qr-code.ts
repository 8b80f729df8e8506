import { encode } from 'uqr';

/** White modules that must surround a QR code, by its standard. */
export const QUIET_ZONE = 4;

/** A QR code as a vector path in units of one module, without its quiet zone. */
export interface QrCode {
  /** Modules on a side. */
  readonly size: number;
  /** Path data of SVG and PDF alike: one rectangle for each run of dark modules in a row. */
  readonly path: string;
}

/** The QR code of a text; it stays readable with a quarter of it scratched (level Q). */
export function qrCode(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'Q', border: 0 });
  return { size, path: data.flatMap(darkRuns).join('') };
}

function darkRuns(row: readonly boolean[], y: number): string[] {
  const runs: string[] = [];
  for (let x = row.indexOf(true); x >= 0;) {
    const end = row.indexOf(false, x);
    const width = (end < 0 ? row.length : end) - x;
    runs.push(`M${x} ${y}h${width}v1h${-width}z`);
    x = row.indexOf(true, x + width);
  }
  return runs;
}
