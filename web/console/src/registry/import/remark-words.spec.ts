import { remarkWords } from './remark-words';

it.each([
  ['no-such-entry', 'there is no area "999999"', '引用的地区或部门不存在："999999"'],
  ['empty', 'is empty', '不能为空'],
  ['bad-value', '"a b" is not a code: 1 to 64 letters', '须为 1 至 64 位字母、数字、- 或 _："a b"'],
  ['new-code', 'says something "new"', 'says something "new"'],
])('puts %s into words with the value it is about', (code, message, words) => {
  expect(remarkWords({ code, message })).toBe(words);
});
