import { kindsFor } from './kinds-for';

describe('what can be entered by hand', () => {
  it('is everything but bad ratings for officers, and observations alone for supervisors', () => {
    const officer = kindsFor((permission) => permission === 'cases.open');
    expect(officer).toHaveLength(10);
    expect(officer).not.toContain('bad-rating');
    expect(kindsFor((permission) => permission === 'cases.observe')).toEqual(['observation']);
    expect(kindsFor(() => false)).toEqual([]);
  });
});
