import { CLOCK_KEYS, DEFAULT_RULES } from '#shared/domain/casework/case-policy.js';
import type { Policy } from '../../api/registry';
import { CLOCKS, ruleLines } from './policy-fields';
import { clockView } from './policy-view';
import { draftOfRules, rulesOfDraft } from './rules-draft';

it.each(CLOCK_KEYS)('brings the rules of %s back unchanged from the form', (key) => {
  expect(rulesOfDraft(draftOfRules(DEFAULT_RULES[key]))).toEqual(DEFAULT_RULES[key]);
});

it('has a field for every rule that there is', () => {
  const rules = DEFAULT_RULES.formal;
  const others = Object.keys(rules).length - 2;
  expect(ruleLines(rules)).toHaveLength(Object.keys(rules.limits).length + 1 + others);
  expect(ruleLines(rules)).toContainEqual({ label: '复杂事项核实整改', value: '180 个自然日' });
});

it('names the kinds of case that run by a clock', () => {
  expect(CLOCKS.find(({ key }) => key === 'rating')?.kinds).toBe('差评');
});

describe('what holds in an area', () => {
  const rules = DEFAULT_RULES.rating;
  const own: Policy = {
    ...{ area: '360829', areaName: '安福县', clock: 'rating', revision: 'r', mayWrite: true },
    versions: [
      { from: '2026-01-01', rules },
      { from: '2027-01-01', rules },
    ],
  };
  const seen = (area: string | null, policies: readonly Policy[] = []) =>
    clockView(
      { inForce: [{ clock: 'rating', area, rules }], policies, defaults: [] },
      '360829',
      'rating',
      '2026-06-01',
    );

  it('is its own, or that of an area above, or the default', () => {
    expect(seen('360829', [own]).origin).toBe('own');
    expect(seen('360000')).toMatchObject({ origin: 'above', area: '360000', own: undefined });
    expect(seen(null)).toMatchObject({ origin: 'default', area: undefined });
  });

  it('tells what will hold', () => {
    expect(seen('360829', [own]).coming.map(({ from }) => from)).toEqual(['2027-01-01']);
  });
});
