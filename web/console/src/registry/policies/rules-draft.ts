import type { CaseRules } from '#shared/domain/casework/case-policy.js';
import { STAGES } from '#shared/domain/casework/case-stage.js';
import type { Limit } from '#shared/domain/casework/case-term.js';
import { LIMIT_FIELDS, limitAt, RULE_FIELDS } from './policy-fields';

/** Rules as a form holds them: `limits.assign.days`, `limits.assign.unit`, `extensions` … */
export type RulesDraft = Readonly<Record<string, string>>;

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
