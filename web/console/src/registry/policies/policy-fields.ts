import {
  CLOCK_KEYS,
  DEFAULT_RULES,
  type CaseRules,
  type ClockKey,
} from '#shared/domain/casework/case-policy.js';
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

/** Rules as a form holds them: `limits.assign.days`, `limits.assign.unit`, `extensions` … */
export type RulesDraft = Readonly<Record<string, string>>;

export const limitAt = (rules: CaseRules, path: string): Limit =>
  path === 'complexLimit'
    ? rules.complexLimit
    : rules.limits[STAGES.find((stage) => path === `limits.${stage}`) ?? 'handle'];

export const draftOfRules = (rules: CaseRules): RulesDraft => ({
  ...Object.fromEntries(
    LIMIT_FIELDS.flatMap(({ path }) => {
      const { days, unit } = limitAt(rules, path);
      return [
        [`${path}.days`, String(days)],
        [`${path}.unit`, unit],
      ];
    }),
  ),
  ...Object.fromEntries(RULE_FIELDS.map(({ name }) => [name, String(rules[name])])),
});

/** What a form says; whether the numbers may be so is for the server to judge. */
export function rulesOfDraft(draft: RulesDraft): CaseRules {
  const text = (name: string): string => draft[name] ?? '';
  const number = (name: string): number => Number(text(name));
  const limit = (path: string): Limit => ({
    days: number(`${path}.days`),
    unit: text(`${path}.unit`) === 'natural' ? 'natural' : 'working',
  });
  const revisit = text('revisit');
  return {
    limits: Object.fromEntries(
      STAGES.map((stage) => [stage, limit(`limits.${stage}`)]),
    ) as unknown as CaseRules['limits'],
    complexLimit: limit('complexLimit'),
    extensions: number('extensions'),
    extensionDays: number('extensionDays'),
    returns: number('returns'),
    review: text('review') === 'true',
    revisit: revisit === 'all' || revisit === 'none' ? revisit : 'real-name',
    revisitAttempts: number('revisitAttempts'),
    explainAgain: number('explainAgain'),
  };
}

/** Rules as lines of a name and a value in words. */
export const ruleLines = (
  rules: CaseRules = DEFAULT_RULES.rating,
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
