import { pastPeriods, periodOptions, periodWords } from './honour-periods';

const TODAY = '2026-11-25';

describe('the periods of the lists', () => {
  it('are those that are over, the last month first', () => {
    const past = pastPeriods(TODAY);
    expect(past.slice(0, 2)).toEqual(['2026-10', '2026-09']);
    expect(past).toEqual(expect.arrayContaining(['2026-Q3', '2025']));
    for (const running of ['2026-11', '2026-Q4', '2026']) expect(past).not.toContain(running);
  });

  it('have with them the one that a link names, however old', () => {
    expect(periodOptions(TODAY, '2020-Q1')[0]).toEqual({
      ...{ value: '2020-Q1', label: '2020年第1季度' },
    });
    expect(periodOptions(TODAY, '2026-10')).toHaveLength(pastPeriods(TODAY).length);
  });

  it('are said in words', () => {
    expect(['2026', '2026-05'].map(periodWords)).toEqual(['2026年', '2026年5月']);
  });
});
