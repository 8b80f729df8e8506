import { CLOCK_KEYS, type CaseRules, type ClockKey } from '#shared/domain/casework/case-policy.js';
import { CASE_KINDS } from '#shared/domain/casework/case-kinds.js';
import { STAGES, type Stage } from '#shared/domain/casework/case-stage.js';
import type { Limit } from '#shared/domain/casework/case-term.js';

const CLOCK_NAMES: Readonly<Record<ClockKey, string>> = {
  rating: '差评时限',
  ordinary: '一般事项时限',
  swift: '紧急事项时限',
  formal: '建议提案时限',
};

/** The clocks, and the kinds of case that run by each. */
export const CLOCKS = CLOCK_KEYS.map((key) => ({
  key,
  name: CLOCK_NAMES[key],
  kinds: Object.values(CASE_KINDS)
    .filter(({ clock }) => clock === key)
    .map(({ name }) => name)
    .join('、'),
}));

const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  assign: '转办',
  receive: '签收',
  handle: '核实整改',
  decide: '认定、复核',
  answer: '认定后告知',
  review: '审核',
  revisit: '回访',
  close: '办结',
};
export const UNIT_OPTIONS: readonly { readonly value: Limit['unit']; readonly label: string }[] = [
  { value: 'working', label: '个工作日' },
  { value: 'natural', label: '个自然日' },
];

interface Choice {
  readonly value: string;
  readonly label: string;
}

type OtherRule = Exclude<keyof CaseRules, 'limits' | 'complexLimit'>;

/** A rule that is no limit: a number, or one of a few choices. */
interface RuleField {
  readonly name: OtherRule;
  readonly label: string;
  readonly least?: number;
  readonly most?: number;
  readonly options?: readonly Choice[];
}

export const LIMIT_FIELDS: readonly { readonly path: string; readonly label: string }[] = [
  ...STAGES.map((stage) => ({ path: `limits.${stage}`, label: STAGE_NAMES[stage] })),
  { path: 'complexLimit', label: '复杂事项核实整改' },
];

export const RULE_FIELDS: readonly RuleField[] = [
  { name: 'extensions', label: '可延期次数', least: 0, most: 10 },
  { name: 'extensionDays', label: '延期总天数', least: 0, most: 180 },
  { name: 'returns', label: '可退回次数', least: 0, most: 10 },
  {
    name: 'review',
    label: '反馈前须审核',
    options: [
      { value: 'true', label: '是' },
      { value: 'false', label: '否' },
    ],
  },
  {
    name: 'revisit',
    label: '回访谁',
    options: [
      { value: 'real-name', label: '留名的' },
      { value: 'all', label: '全部' },
      { value: 'none', label: '不回访' },
    ],
  },
  { name: 'revisitAttempts', label: '回访未通几次可办结', least: 1, most: 20 },
  { name: 'explainAgain', label: '可再次解释说明次数', least: 0, most: 10 },
];

/** Names of all rules, as refusals say them. */
export const RULE_LABELS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(LIMIT_FIELDS.map(({ path, label }) => [`rules.${path}.days`, label])),
  ...Object.fromEntries(RULE_FIELDS.map(({ name, label }) => [`rules.${name}`, label])),
  from: '生效日',
};

/** The limit at a path of `LIMIT_FIELDS`. */
export const limitAt = (rules: CaseRules, path: string): Limit =>
  path === 'complexLimit'
    ? rules.complexLimit
    : rules.limits[STAGES.find((stage) => path === `limits.${stage}`) ?? 'handle'];

/** Rules as lines of a name and a value in words. */
export const ruleLines = (
  rules: CaseRules,
): readonly { readonly label: string; readonly value: string }[] => [
  ...LIMIT_FIELDS.map(({ path, label }) => {
    const { days, unit } = limitAt(rules, path);
    return { label, value: `${days} ${UNIT_OPTIONS.find(({ value }) => value === unit)?.label}` };
  }),
  ...RULE_FIELDS.map(({ name, label, options }) => ({
    label,
    value:
      options?.find(({ value }) => value === String(rules[name]))?.label ?? String(rules[name]),
  })),
];
