/** What the codes of refused and doubtful rows mean. */
const WORDS: Readonly<Partial<Record<string, string>>> = {
  'bad-file': '文件无法读取',
  'bad-header': '表头不对',
  'bad-row': '这一行的列数或引号不对',
  empty: '不能为空',
  'bad-value': '值不符合要求',
  'unknown-field': '没有此字段',
  twice: '与前面的行重复',
  'no-such-entry': '引用的地区或部门不存在',
  'bad-parent': '上级地区不对',
  'bad-period': '起止日期不对',
  'other-level': '标签的满意度不能改',
  'outside-scope': '超出您的管辖范围',
  'odd-length': '地区代码的位数不常见',
  'no-uscc': '部门代码不是统一社会信用代码',
};

/** A remark in words, with the rule in English behind it for whoever has to find the value. */
export const remarkWords = ({
  code,
  message,
}: {
  readonly code: string;
  readonly message: string;
}): string => {
  const words = WORDS[code];
  return words === undefined ? message : `${words}：${message}`;
};
