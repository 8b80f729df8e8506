import type { CaseState } from '#shared/domain/case.js';
import { CASE_ACTIONS, type CaseActionName } from '#shared/domain/casework/case-actions.js';
import { caseKind, type CaseKindName } from '#shared/domain/casework/case-kinds.js';
import { turnOf, type Turn } from '#shared/domain/casework/case-stage.js';
import type { FieldRule } from '#shared/domain/casework/form.js';
import { shownTime } from '../ui/format';
import type { Change } from '../api/cases';

const TURNS: Readonly<Record<Turn, string>> = {
  officers: '政务服务管理机构',
  unit: '承办单位',
  nobody: '无需办理',
};

/** Whose turn it is. */
export const turnWords = (state: CaseState): string => TURNS[turnOf(state)];

/** What the choices of the forms are called; a finding is called by the kind of the case. */
const CHOICES: Readonly<Record<string, string>> = {
  satisfied: '满意',
  unsatisfied: '不满意',
  unreached: '未联系上',
  extension: '延长办理时间',
  pause: '暂停计时',
  complex: '标记为复杂事项',
  'follow-up': '追加差评',
  objection: '评价人提出异议',
  falsified: '整改不实',
  service: '政务服务',
  project: '项目建设',
};

/** A choice of a form in the words of its kind of case. */
export const choiceWords = (value: string, kind: CaseKindName): string =>
  (caseKind(kind).findings as Readonly<Record<string, string>>)[value] ?? CHOICES[value] ?? value;

const FLAGS: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  approve: ['同意', '不同意'],
  accept: ['通过', '退回'],
};

/** What yes and no of a field are called. */
export const flagWords = (field: string): readonly [yes: string, no: string] =>
  FLAGS[field] ?? ['是', '否'];

export const motionWords = (action: 'exclude' | 'restore'): string =>
  action === 'exclude' ? '不计入评价结果' : '恢复计入评价结果';

/** Actions after which nothing leads back to the state before. */
const FINAL: ReadonlySet<CaseActionName> = new Set([
  'decide',
  're-examine',
  'answer',
  'revisit',
  'close',
  'reopen',
]);
export const isFinal = (action: CaseActionName): boolean => FINAL.has(action);

/** `张三 于 2026-06-01 09:00 核实了本件`. */
export const changeWords = ({ byName, actionName, at }: Change): string =>
  `${byName ?? '他人'} 于 ${shownTime(at)} ${actionName}了本件`;

/** What was written in a step: the label of each field and its value in words. */
export function fieldLines(
  action: CaseActionName,
  fields: Readonly<Record<string, unknown>> | null,
  kind: CaseKindName,
): { readonly label: string; readonly value: string }[] {
  const form: Readonly<Record<string, FieldRule>> = CASE_ACTIONS[action].form;
  return Object.entries(fields ?? {}).map(([name, value]) => ({
    label: labelOf(name, form[name]),
    value: valueWords(name, form[name], value, kind),
  }));
}

/** What a field is called; a yes or no is the conclusion of its step. */
export const labelOf = (name: string, rule: FieldRule | undefined): string =>
  rule?.type === 'flag' ? '结论' : (rule?.label ?? name);

/** A value of a form in words. */
export function valueWords(
  name: string,
  rule: FieldRule | undefined,
  value: unknown,
  kind: CaseKindName,
): string {
  if (typeof value === 'boolean') return flagWords(name)[value ? 0 : 1];
  if (Array.isArray(value)) return value.join('、');
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '—';
  return rule?.type === 'choice' ? choiceWords(text, kind) : text;
}
