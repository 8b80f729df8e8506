import { ruleWords } from '../../api/rule-words';

/** What the codes of refused and doubtful rows mean, where the rule alone would not say it. */
const WORDS: Readonly<Partial<Record<string, string>>> = {
  twice: '与前面的行重复',
  'no-such-entry': '引用的地区或部门不存在',
  'other-level': '标签的满意度不能改',
  'outside-scope': '超出您的管辖范围',
  'odd-length': '地区代码的位数不常见',
  'no-uscc': '不是统一社会信用代码',
};
const QUOTED = /"[^"]*"/;

/** A remark in words, with the value that it is about. */
export function remarkWords({
  code,
  message,
}: {
  readonly code: string;
  readonly message: string;
}): string {
  const value = QUOTED.exec(message)?.[0];
  const words = WORDS[code] ?? ruleWords(message);
  return value === undefined || words === message ? words : `${words}：${value}`;
}
