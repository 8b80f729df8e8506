type Say = (found: readonly string[]) => string;

const RANGE: Say = ([, least, most]) => `须为 ${least} 至 ${most} 的整数`;
const CODE: Say = () => '须为 1 至 64 位字母、数字、- 或 _';
const DAY: Say = () => '须为日期，如 2026-06-01';

/** Rules as the server writes them for those who read logs, and how a person at a page reads them. */
const RULES: readonly (readonly [RegExp, Say])[] = [
  [/must be a whole number from (\d+) to (\d+)/, RANGE],
  [/is not a number from (\d+) to (\d+)/, RANGE],
  [/must be one line of (\d+) to (\d+) characters/, ([, a, b]) => `须为一行，${a} 至 ${b} 个字`],
  [
    /must be a (?:text|reason) of (\d+) to (\d+) characters/,
    ([, a, b]) => `须为 ${a} 至 ${b} 个字`,
  ],
  [/must be 3 to 32 small letters/, () => '须为 3 至 32 位，小写字母开头，可含数字和 . _ -'],
  [/(?:must be|is not) a (?:China )?day/, DAY],
  [/is no day of the calendar/, DAY],
  [/must be today or later/, () => '须为今天或以后'],
  [/lies before from/, () => '早于生效日'],
  [/has a day twice/, () => '有一天写了两次'],
  [/(\S+) is no day of (\d+)/, ([, day, year]) => `${day} 不在 ${year} 年内`],
  [/lacks (\S+), a day off by law/, ([, day]) => `缺少法定假日 ${day}`],
  [/(\S+) is a day off, too/, ([, day]) => `${day} 又在放假日中`],
  [/(\S+) is worked anyway/, ([, day]) => `${day} 本来就是工作日`],
  [/must be a year from (\d+) to (\d+)/, ([, a, b]) => `须在 ${a} 至 ${b} 年之间`],
  [/is empty/, () => '不能为空'],
  [/(?:must be|is not) (?:a|the) code/, CODE],
  [/is none of (.+)|must be one of (.+)/, ([, a, b]) => `只能是 ${a ?? b} 之一`],
  [/is longer than (\d+) characters/, ([, most]) => `超过 ${most} 个字`],
  [/has control characters or line breaks/, () => '含控制字符或换行'],
  [/is not an origin/, () => '须为网站来源，如 https://www.example.gov.cn'],
  [/is kept for visits/, () => '保留给没有办件的到访，不能使用'],
  [
    /stands there twice|stands in line (\d+)/,
    ([, line]) => (line ? `与第 ${line} 行重复` : '重复'),
  ],
  [/there is no (area|department)/, ([, what]) => `没有此${what === 'area' ? '地区' : '部门'}`],
  [/is a department of another area/, () => '不是此地区的部门'],
  [/its parents lead in a circle/, () => '上级关系成环'],
  [/a \w+ has a parent/, () => '省级以下须有上级地区'],
  [/does not stand under/, () => '不能隶属于这一层级的地区'],
  [/must not be shorter than limits\.handle/, () => '不能短于核实整改的时限'],
  [/must be of a search of yours/, () => '查询已超过半小时，请重新查找'],
  [/asks for this or for certKey/, () => '须填手机号或证件号码'],
  [/must be an account in use/, () => '须为您能看到的启用账号'],
  [/must begin with https/, () => '须以 https:// 开头'],
  [/must hold no credentials/, () => '不能含用户名或密码'],
  [/must have no fragment/, () => '不能含 # 之后的部分'],
  [/must be a public (?:name|address)/, () => '须为公网地址'],
  [/must be an address/, () => '须为网址，至多 500 字符'],
  [/must be another account/, () => '须为另一个账号'],
  [/is not UTF-8/, () => '文件编码不对，请另存为 CSV UTF-8'],
  [/has no header/, () => '没有表头'],
  [/is an unknown column/, () => '没有这一列'],
  [/is a missing column/, () => '缺少这一列'],
  [/has (\d+) cells, the header has (\d+)/, ([, a, b]) => `有 ${a} 格，表头有 ${b} 格`],
  [/is not CSV/, () => '不是合格的 CSV，请检查引号'],
  [/is of another kind|is no field/, () => '不是此处能填的内容'],
  [/whose check character fits/, () => '校验位不符'],
];

/** A rule that was broken, in words; itself where nobody has put it into words yet. */
export function ruleWords(rule: string): string {
  for (const [pattern, say] of RULES) {
    const found = pattern.exec(rule);
    if (found !== null) return say(found);
  }
  return rule;
}
