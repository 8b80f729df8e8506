import { maskedKey } from './masked-key.js';

it.each([
  ['D|S|SL2026060112345|1|1|c', 'D|S|SL20***45|1|1|c'],
  ['D|S|123456|2|2|d', 'D|S|***|2|2|d'],
  ['D|S|1234567|1|r1', 'D|S|1234***67|1|r1'],
])('%s is shown as %s', (key, shown) => {
  expect(maskedKey(key)).toBe(shown);
});
