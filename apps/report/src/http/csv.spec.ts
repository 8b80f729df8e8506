import { parse } from 'csv-parse/sync';
import { csvOf, safeText } from './csv.js';

describe('csv', () => {
  it.each(['=1+1', '+1', '-1', '@a', '\ta', '\ra', '＝1', '＋1', '－1', '＠a'])(
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
});
