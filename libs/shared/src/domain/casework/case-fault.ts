import type { FormFaultCode } from './form.js';

/** The closed table of why a step is refused, in the words of the officers' pages. */
export const CASE_FAULTS = {
  'unknown-action': '没有这种操作',
  'not-allowed': '您没有权限办理此事',
  'of-the-rated-unit': '被评价单位的人员不得参与',
  'wrong-state': '当前状态下不能进行此操作',
  paused: '计时已暂停，请先恢复',
  'not-paused': '计时没有暂停',
  missing: '缺少必填项',
  empty: '内容不能为空',
  'wrong-type': '内容类型不对',
  'bad-format': '格式不对',
  'too-long': '内容过长',
  'out-of-range': '取值不在允许范围内',
  'duplicate-value': '有重复的内容',
  'not-well-formed': '含有不能使用的字符',
  'unknown-field': '没有此项',
  'unknown-unit': '没有此单位',
  'unit-out-of-reach': '该单位不在您的管辖范围内',
  'no-return-left': '退回次数已用完，须由该单位办理',
  'finding-not-of-kind': '此类事项没有这种核实结论',
  'unknown-rating': '该评价不属于本件',
  'already-decided': '该评价已经认定过',
  'same-person': '同一人不得参与两次',
  'level-above-wanted': '两人中须有一人来自上一级',
  'nothing-to-appeal': '没有可以申诉的认定',
  'nothing-excluded': '没有被剔除的评价，或已复核完毕',
  'unknown-officer': '没有这位工作人员，或其不能回访',
  'not-assigned-to-you': '此项回访没有指派给您',
  'nothing-assigned': '回访没有指派给任何人',
  'nothing-asked': '没有待答复的申请',
  'already-complex': '已标记为复杂',
  'already-late': '已超期，不能再延期或调整',
  'no-extension-left': '延期次数已用完',
  'too-many-days': '超过允许延长的天数',
  'not-upheld': '只有核实属实的整改才能认定为不实',
} as const satisfies Record<FormFaultCode, string> & Record<string, string>;
export type CaseFaultCode = keyof typeof CASE_FAULTS;

/** Why a step is refused; `field` where one of its fields is meant. */
export interface CaseFault {
  readonly code: CaseFaultCode;
  readonly field?: string | undefined;
}
