import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { csvOf, csvPieces, numberText, safeText } from './csv-out.js';

describe('csv', () => {
  it.each(['=1+1', '+1', '-1', '@a', '\ta', '\t=1', '\t1+1', '\ra', '＝1', '＋1', '－1', '＠a'])(
    'gives no spreadsheet a formula: %j',
    (text) => {
      expect(safeText(text)).toBe(`'${text}`);
    },
  );

  it('leaves harmless texts and numbers as they are', () => {
    expect(safeText('江西省=1')).toBe('江西省=1');
    const csv = csvOf(
      ['a', 'b'],
      [
        ['0012', -3],
        ['a"b,\n', null],
      ],
    );
    expect(csv.startsWith('\uFEFF"a","b"\r\n"0012",-3\r\n')).toBe(true);
    expect(parse(csv, { bom: true })).toEqual([
      ['a', 'b'],
      ['0012', '-3'],
      ['a"b,\n', ''],
    ]);
  });

  it.each(['012', '360829198001011234', '12E3'])('lets no spreadsheet change %s', (text) => {
    expect(safeText(numberText(text))).toBe(`\t${text}`);
  });

  it.each(['12', '0', '2026-11', '11360829MB0000019T', ''])('leaves %j as it is', (text) => {
    expect(numberText(text)).toBe(text);
  });

  it('is what csv-stringify makes of the same cells', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('"', '""', 'a,b', 'a\r\nb', '', '=1', '＠', null, undefined, true, false),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1 });
    fc.assert(
      fc.property(table, (rows) => {
        const safe = rows.map((row) =>
          row.map((each) => (typeof each === 'string' ? safeText(each) : each)),
        );
        const made = csvOf(['a'], rows).slice('\uFEFF"a"\r\n'.length);
        expect(made).toBe(stringify(safe, { record_delimiter: 'windows', quoted_string: true }));
      }),
    );
  });

  it('is the same in pieces, and no piece is made before it is asked for', async () => {
    const rows = [
      ['x', 1],
      ['=y', 2],
      ['z', null],
    ];
    let made = 0;
    async function* pieces() {
      for (const row of rows) {
        made += 1;
        yield await Promise.resolve([row]);
      }
    }
    const parts = csvPieces(['a', 'b'], pieces());
    let text = '';
    for (let taken = 0; taken <= rows.length; taken += 1) {
      text += (await parts.next()).value as string;
      expect(made).toBe(taken);
    }
    expect(text).toBe(csvOf(['a', 'b'], rows));
  });
});
