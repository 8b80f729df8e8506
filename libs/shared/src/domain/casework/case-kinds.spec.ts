import { CASE_KINDS, caseKind, formFault, type CaseKindName } from './casework.js';

const NAMES = Object.keys(CASE_KINDS) as CaseKindName[];

describe('kinds of cases', () => {
  it('have names of their own, a form, and findings that lead on', () => {
    expect(new Set(NAMES.map((name) => CASE_KINDS[name].name)).size).toBe(NAMES.length);
    for (const name of NAMES) {
      const { owner, form, findings } = caseKind(name);
      expect(Object.keys(form).length > 0).toBe(owner !== 'system');
      expect(findings.upheld).toBeDefined();
      expect(findings['no-legal-basis']).toBeDefined();
    }
  });

  it('count in the indicators of ratings only where a rating stands behind them', () => {
    expect(NAMES.filter((name) => CASE_KINDS[name].counted)).toEqual(['bad-rating']);
    expect(NAMES.filter((name) => caseKind(name).findings.malicious !== undefined)).toEqual([
      'bad-rating',
    ]);
  });

  it('mark what may name a person', () => {
    for (const name of NAMES) {
      for (const [field, rule] of Object.entries(caseKind(name).form)) {
        if (['name', 'phone', 'words'].includes(field)) expect(rule.personal).toBe(true);
      }
    }
  });

  it('are entered by their form', () => {
    const { form } = CASE_KINDS['deputy-suggestion'];
    const whole = {
      number: '第12号',
      session: '十四届四次',
      deputies: '张三',
      title: '题',
      words: '文',
    };
    expect(formFault(form, whole)).toBeUndefined();
    expect(formFault(form, { ...whole, number: undefined })).toEqual({
      code: 'missing',
      field: 'number',
    });
  });
});
