import { addressOf } from '../api/http';
import { caseQuery, NO_FILTERS, tabOf, type CaseFilters } from './case-query';

const asked = (change: Partial<CaseFilters>) =>
  addressOf('', caseQuery({ ...NO_FILTERS, tab: 'all', ...change }));

describe('the question that the filters of cases ask', () => {
  it('is empty for everything', () => {
    expect(asked({})).toBe('');
  });

  it('follows the selection', () => {
    expect(asked({ tab: 'mine' })).toBe('?mine=true');
    expect(asked({ tab: 'late' })).toBe('?due=late');
    expect(asked({ tab: 'closed' })).toBe('?state=closed');
    expect(asked({ tab: 'open' })).toContain('state=verifying');
    expect(asked({ tab: 'open' })).not.toContain('closed');
  });

  it('goes by what was chosen by hand before the selection', () => {
    expect(asked({ tab: 'late', due: 'paused' })).toBe('?due=paused');
    expect(asked({ tab: 'open', state: 'closed' })).toBe('?state=closed');
  });

  it('holds the other filters, and nothing of those that are empty', () => {
    expect(asked({ number: ' A-1 ', kind: 'media', from: '2026-06-01' })).toBe(
      '?kind=media&number=A-1&openedFrom=2026-06-01',
    );
  });
});

it('an unknown selection in an address shows everything', () => {
  expect(tabOf('nonsense')).toBe('all');
  expect(tabOf('late')).toBe('late');
});
