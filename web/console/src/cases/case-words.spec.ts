import { CASE_ACTIONS } from '#shared/domain/casework/case-actions.js';
import { CASE_KINDS } from '#shared/domain/casework/case-kinds.js';
import type { FieldRule } from '#shared/domain/casework/form.js';
import type { Change } from '../api/cases';
import { changeWords, choiceWords, fieldLines, turnWords } from './case-words';

const rulesOf = (form: Readonly<Record<string, FieldRule>>) => Object.values(form);

describe('the words of a case', () => {
  it('name every choice of every form in Chinese', () => {
    const forms = [...Object.values(CASE_ACTIONS), ...Object.values(CASE_KINDS)];
    const choices = forms
      .flatMap(({ form }) => rulesOf(form))
      .flatMap((rule) => (rule.type === 'choice' ? rule.of : []));
    expect(choices.length).toBeGreaterThan(10);
    for (const choice of choices)
      expect(choiceWords(choice, 'bad-rating')).toMatch(/\p{Script=Han}/u);
  });

  it('call a finding as its kind does', () => {
    expect(choiceWords('mistaken', 'bad-rating')).toBe('误评');
    expect(choiceWords('mistaken', 'media')).toBe('不属实');
  });

  it('say whose turn it is', () => {
    expect(turnWords('verifying')).toBe('承办单位');
    expect(turnWords('awaiting-review')).toBe('政务服务管理机构');
  });

  it('say what was written in a step, and nothing to those who only read', () => {
    const fields = { finding: 'upheld', words: '属实' };
    expect(fieldLines('verify', fields, 'bad-rating')).toEqual([
      { label: '核实结论', value: '属实' },
      { label: '核实情况', value: '属实' },
    ]);
    expect(fieldLines('review', { accept: false }, 'media')).toEqual([
      { label: '结论', value: '退回' },
    ]);
    expect(fieldLines('verify', null, 'bad-rating')).toEqual([]);
  });

  it('say who was first', () => {
    const change: Change = {
      revision: 2,
      action: 'receive',
      actionName: '签收',
      by: 'x',
      byName: '张三',
      from: 'awaiting-receipt',
      to: 'verifying',
      at: '2026-06-01T09:00:00.000+08:00',
    };
    expect(changeWords(change)).toBe('张三 于 2026-06-01 09:00 签收了本件');
    expect(changeWords({ ...change, byName: null })).toContain('他人');
  });
});
