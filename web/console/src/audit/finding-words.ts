/** What the lines of a finding end with, in Chinese. */
const FAULTS: Readonly<Partial<Record<string, string>>> = {
  'entry is missing': '缺失',
  'entry was altered': '被改动',
  'entry does not follow from the entry before it: it was put there, or the one before replaced':
    '与前一条衔接不上：它是插入的，或前一条被替换',
  'entry differs from what was anchored: it, or one before it since the last anchor, was rewritten':
    '与锚点记载不符：它，或上一个锚点之后的某条，被改写',
  'entry was cut off, with all that came after it': '起，其后全部被截断',
  'entry is not what the head of the chain names': '与链头记载不符',
  'anchor is not signed by the key of this installation': '不是本系统密钥签署的',
  'anchor is missing, or was altered': '缺失或被改动',
  'anchor was cut off the end of the file: the database knows of it':
    '已从锚点文件末尾截去，但数据库中有记载',
};
const CASES: Readonly<Partial<Record<string, string>>> = {
  'is not what its last step left': '与最后一步办理留下的内容不符',
  'is missing, though the chain tells of it': '缺失，但日志中有它的办理记录',
  'has steps of which the chain does not tell': '有日志中没有记载的办理步骤',
};
const CASE_LINE = /^case (\S+) (.*?)(?: \(entry (\d+)\))?$/;
const LINE = /^(entry|anchor) (\d+)(?: to (\d+))? (.*)$/;

/** A line of a finding in Chinese; the line itself where it says something else. */
export function findingWords(line: string): string {
  const [, id = '', wrong = '', step] = CASE_LINE.exec(line) ?? [];
  const caseWords = CASES[wrong];
  if (caseWords !== undefined) {
    return `办件 ${id} ${caseWords}${step === undefined ? '' : `（第 ${step} 条日志）`}`;
  }
  const [, what = '', first = '', last, fault = ''] = LINE.exec(line) ?? [];
  const words = FAULTS[`${what} ${fault}`];
  if (words === undefined) return line;
  const place = last === undefined ? `第 ${first} ` : `第 ${first} 至 ${last} `;
  return `${place}${what === 'entry' ? '条日志' : '个锚点'}${words}`;
}
