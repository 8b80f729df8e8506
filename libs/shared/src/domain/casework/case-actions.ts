import { ASKS, REVISIT_OUTCOMES } from './case-file.js';
import { FINDINGS } from './finding.js';
import {
  choice,
  code,
  flag,
  integer,
  keys,
  line,
  optional,
  text,
  type Form,
  type FormValues,
} from './form.js';

const reason = text('理由', 500);
const evidence = optional(keys('附件', 20));

/** What can be done with a case, and what each action needs. */
export const CASE_ACTIONS = {
  assign: { name: '转办', form: { unit: code('承办单位'), words: optional(text('说明', 500)) } },
  receive: { name: '签收', form: {} },
  return: { name: '退回', form: { reason } },
  verify: {
    name: '核实',
    form: { finding: choice('核实结论', FINDINGS), words: text('核实情况', 2_000), evidence },
  },
  rectify: { name: '整改', form: { words: text('整改情况', 2_000), evidence } },
  explain: { name: '解释说明', form: { words: text('解释说明', 2_000), evidence } },
  propose: {
    name: '提出认定',
    form: { ground: text('认定依据', 2_000), ratings: optional(keys('评价', 50)), evidence },
  },
  withdraw: { name: '撤回认定', form: { reason } },
  decide: { name: '认定', form: { approve: flag('同意'), reason: line('认定理由', 200) } },
  appeal: { name: '申诉', form: { ground: text('申诉理由', 2_000), evidence } },
  're-examine': { name: '复核', form: { approve: flag('同意'), reason: line('复核理由', 200) } },
  answer: { name: '反馈', form: { words: text('反馈内容', 2_000) } },
  review: { name: '审核', form: { accept: flag('通过'), reason: optional(text('理由', 500)) } },
  'assign-revisit': { name: '指派回访', form: { officer: code('回访人') } },
  'hand-over': { name: '移交回访', form: { officer: optional(code('回访人')) } },
  revisit: {
    name: '回访',
    form: {
      outcome: choice('回访结果', REVISIT_OUTCOMES),
      words: optional(text('回访情况', 1_000)),
    },
  },
  close: { name: '办结', form: { words: optional(text('说明', 500)) } },
  ask: {
    name: '申请',
    form: { what: choice('申请事项', ASKS), reason, days: optional(integer('天数', 1, 180)) },
  },
  decline: { name: '不同意申请', form: { reason } },
  extend: { name: '延期', form: { days: integer('延长天数', 1, 180), reason } },
  'mark-complex': { name: '标记复杂', form: { reason } },
  pause: { name: '暂停', form: { reason } },
  resume: { name: '恢复', form: { reason: optional(text('理由', 500)) } },
  supervise: { name: '督办', form: { words: text('督办要求', 1_000) } },
  reopen: {
    name: '重新打开',
    form: {
      cause: choice('原因', ['follow-up', 'objection', 'falsified']),
      reason: optional(text('理由', 1_000)),
      ratings: optional(keys('评价', 50)),
    },
  },
} as const satisfies Record<string, { readonly name: string; readonly form: Form }>;
export type CaseActionName = keyof typeof CASE_ACTIONS;
export const CASE_ACTION_NAMES = Object.keys(CASE_ACTIONS) as CaseActionName[];

/** The fields of an action, as they are once its form found nothing wrong. */
export type FieldsOf<N extends CaseActionName> = FormValues<(typeof CASE_ACTIONS)[N]['form']>;

/** An action as somebody asks for it: nothing about it is known to be right. */
export interface ActionRequest {
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export const isCaseAction = (name: string): name is CaseActionName =>
  Object.hasOwn(CASE_ACTIONS, name);
