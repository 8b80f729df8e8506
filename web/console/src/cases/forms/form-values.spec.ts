import { CASE_ACTIONS } from '#shared/domain/casework/case-actions.js';
import { CASE_KINDS } from '#shared/domain/casework/case-kinds.js';
import { draftFault, fieldsOf } from './form-values';

const { verify, decide, ask, propose } = CASE_ACTIONS;

describe('what is sent of a form', () => {
  it('is what was filled in; what was left empty is absent', () => {
    const draft = { finding: 'upheld', words: '属实', evidence: ' \n' };
    expect(fieldsOf(verify.form, draft)).toEqual({ finding: 'upheld', words: '属实' });
  });

  it('has numbers, lists and yes or no as such', () => {
    expect(fieldsOf(ask.form, { what: 'extension', reason: 'x', days: '5' })).toMatchObject({
      days: 5,
    });
    expect(fieldsOf(verify.form, { evidence: 'a\n\n b ' })).toEqual({ evidence: ['a', 'b'] });
    expect(fieldsOf(propose.form, { ratings: [] })).toEqual({});
    expect(fieldsOf(decide.form, { approve: false, reason: 'x' })).toEqual({
      approve: false,
      reason: 'x',
    });
  });

  it('holds nothing that the form does not ask', () => {
    expect(fieldsOf({}, { words: 'x' })).toEqual({});
  });
});

describe('a fault of a form', () => {
  it('names the field and says why', () => {
    expect(draftFault(verify.form, { finding: 'upheld' })).toEqual({
      field: 'words',
      words: '缺少必填项',
    });
    expect(draftFault(decide.form, { reason: 'x' })?.field).toBe('approve');
    expect(draftFault(ask.form, { what: 'pause', reason: 'x', days: '1.5' })?.field).toBe('days');
    expect(draftFault(CASE_KINDS.media.form, { medium: 'x', day: '2026-02-30' })?.field).toBe(
      'day',
    );
  });

  it('is none when everything is right', () => {
    expect(draftFault(verify.form, { finding: 'upheld', words: '属实' })).toBeUndefined();
  });
});
