import { cellText, csvText } from './csv-text';

it('reads UTF-8 with and without its mark, and what spreadsheets save as GBK', () => {
  expect(csvText(new TextEncoder().encode('name\n安福县\n'))).toBe('name\n安福县\n');
  expect(csvText(new TextEncoder().encode('\uFEFFname'))).toBe('name');
  expect(csvText(Uint8Array.from([0xb0, 0xb2, 0xb8, 0xa3]))).toBe('安福');
});

it('says that a cell is empty', () => {
  expect(cellText(null)).toBe('（空）');
  expect(cellText(['a', 'b'])).toBe('a；b');
  expect(cellText(5)).toBe('5');
});
