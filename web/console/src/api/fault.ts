import { CASE_FAULTS, type CaseFaultCode } from '#shared/domain/casework/case-fault.js';
import { ruleWords } from './rule-words';

/** Words for the refusals of console that are not about a step of a case. */
const WORDS: Readonly<Record<string, string>> = {
  'no-session': '登录已失效，请重新登录',
  'sign-in-refused': '用户名、密码或验证码不正确，或账号已被锁定',
  csrf: '页面已过期，请刷新后重试',
  'must-change-password': '请先修改密码',
  'must-enrol-totp': '请先绑定动态口令',
  forbidden: '您的角色没有此项权限',
  'outside-scope': '超出您的管辖范围',
  'not-found': '没有找到，或您无权查看',
  invalid: '填写有误',
  'unknown-place': '没有此地区或部门',
  'changed-meanwhile': '他人已先行修改，请核对最新内容',
  'username-taken': '用户名已被使用',
  'wrong-password': '当前密码不正确',
  'weak-password': '新密码不符合要求',
  'already-enrolled': '已绑定动态口令',
  'nothing-offered': '请先获取动态口令',
  'wrong-code': '验证码不正确或已使用',
  'bad-grant': '角色与范围不能这样组合',
  'wrong-state': '当前状态下不能进行此操作',
  'bad-request': '请求格式有误',
  unavailable: '服务暂时不可用，请稍后重试',
  internal: '系统出现故障，请稍后重试或联系管理员',
  offline: '网络不通，请检查网络后重试',
};

const isCaseFault = (code: string): code is CaseFaultCode => Object.hasOwn(CASE_FAULTS, code);

/** A refusal, as the server tells it. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  /** The rule that was broken, in English: for those who read logs. */
  readonly detail: string;
  readonly field?: string;
  /** What else the problem carries, such as the changes of somebody who was first. */
  readonly more: Readonly<Record<string, unknown>>;
}

/** Thrown by every call of the API that was refused or did not arrive (status 0). */
export class ApiFault extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** A refusal in words for the person at the page; `labels` names the fields of his form. */
export function wordsOf(fault: unknown, labels: Readonly<Record<string, string>> = {}): string {
  if (!(fault instanceof ApiFault)) return WORDS['internal'] ?? '';
  const { code, field, detail } = fault.problem;
  const words = isCaseFault(code) ? CASE_FAULTS[code] : (WORDS[code] ?? detail);
  if (field === undefined) return words;
  const label = labels[field] ?? field;
  return code === 'invalid' ? `${label}：${ruleWords(detail)}` : `${label}：${words}`;
}

/** Whether a call failed with one of these codes. */
export const isFault = (fault: unknown, ...codes: readonly string[]): fault is ApiFault =>
  fault instanceof ApiFault && codes.includes(fault.problem.code);
