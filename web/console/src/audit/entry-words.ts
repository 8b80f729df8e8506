/** Somebody who is no account. */
const ACTORS: Readonly<Partial<Record<string, string>>> = {
  system: '系统',
  'command-line': '命令行',
  anybody: '未登录者',
};

const SUBJECTS: Readonly<Partial<Record<string, string>>> = {
  user: '用户',
  case: '办件',
  reveal: '查看申请',
  request: '群众申请',
  ticket: '导出凭证',
  flag: '异常线索',
  registry: '基础信息',
  source: '来源',
  policy: '时限规则',
  calendar: '工作日历',
  webhook: '通知地址',
  audit: '审计日志',
};

/** A name that stands for no person; undefined for the id of an account. */
export const actorWords = (actor: string): string | undefined => ACTORS[actor];

/** What a subject such as `user:2b0e…` is, and which one. */
export function subjectParts(subject: string): { readonly kind: string; readonly id: string } {
  const colon = subject.indexOf(':');
  const kind = colon < 0 ? subject : subject.slice(0, colon);
  return { kind: SUBJECTS[kind] ?? kind, id: colon < 0 ? '' : subject.slice(colon + 1) };
}

/** The id in a subject that is an account. */
export const userOfSubject = (subject: string): string | undefined =>
  subject.startsWith('user:') ? subject.slice('user:'.length) : undefined;

/** Details as lines of a name and a value; what is nested is written as JSON. */
export const detailLines = (
  details: Readonly<Record<string, unknown>>,
): readonly { readonly name: string; readonly value: string }[] =>
  Object.entries(details).map(([name, value]) => ({
    name,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }));

/** A `datetime-local` value of China's clock as the API takes it; empty stays empty. */
export const chinaInstant = (local: string): string =>
  local === '' ? '' : `${local.length === 16 ? `${local}:00` : local}+08:00`;
