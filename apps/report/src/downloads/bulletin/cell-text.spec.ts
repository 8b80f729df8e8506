import { cellText } from './cell-text.js';

const row = {
  ...{ valid: 1234567, goodRate: 0.99871, score: 97.126, change: 2, bad: null, due: null },
  hidden: ['bad'],
};

it('a number is written as its kind is, with two decimals where it is a rate or points', () => {
  expect(cellText(row, 'valid', 'count')).toBe('1,234,567');
  expect(cellText(row, 'goodRate', 'rate')).toBe('99.87%');
  expect(cellText(row, 'score', 'points')).toBe('97.13');
  expect(cellText(row, 'change', 'change')).toBe('+2');
  expect(cellText({ change: -1, hidden: [] }, 'change', 'change')).toBe('-1');
});

it('what is withheld is told apart from what is not there, and neither is a zero', () => {
  expect(cellText(row, 'bad', 'count')).toBe('＊');
  expect(cellText(row, 'due', 'count')).toBe('—');
  expect(cellText<typeof row>(undefined, 'valid', 'count')).toBe('—');
});
