import { COLUMNS, REGISTRY_FILES } from '#shared/registry/columns.js';
import { ruleWords } from './rule-words';

const BAD = ['a b', '2026-02-30', '字'.repeat(201), '\u0000', '0', 'X;X', 'x', '*', 'ftp://x'];
const rules = REGISTRY_FILES.flatMap((file) =>
  COLUMNS[file].flatMap(({ broken }) => BAD.map(broken).filter((rule) => rule !== undefined)),
);

it('has words for every rule that a value of the registry can break', () => {
  expect(rules.length).toBeGreaterThan(20);
  expect(rules.filter((rule) => ruleWords(rule) === rule)).toEqual([]);
});

it.each([
  ['must be a whole number from 1 to 72', '须为 1 至 72 的整数'],
  ['must be one line of 1 to 500 characters', '须为一行，1 至 500 个字'],
  ['must be a day YYYY-MM-DD', '须为日期，如 2026-06-01'],
  ['lacks 2027-05-01, a day off by law', '缺少法定假日 2027-05-01'],
  ['2027-02-01 is worked anyway: it is a weekday', '2027-02-01 本来就是工作日'],
  ['there is no department "X"', '没有此部门'],
  ['"A" stands in line 3', '与第 3 行重复'],
  ['"360102" under it: a county does not stand under a county', '不能隶属于这一层级的地区'],
])('says %j in Chinese', (rule, words) => {
  expect(ruleWords(rule)).toBe(words);
});

it('leaves a rule that it does not know as it is', () => {
  expect(ruleWords('must be odd')).toBe('must be odd');
});
