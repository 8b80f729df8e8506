import { leftWords } from './privacy-words';

it('counts down to the last second, and says nothing after it', () => {
  expect(leftWords(3_723_000, 0)).toBe('1 小时 02 分 03 秒');
  expect(leftWords(59_000, 0)).toBe('00 分 59 秒');
  expect(leftWords(1, 0)).toBe('00 分 01 秒');
  expect(leftWords(0, 0)).toBeUndefined();
  expect(leftWords(0, 5_000)).toBeUndefined();
});
