import { asOfFact, periodFact, periodName } from './facts.js';

it.each([
  ['2026', '2026年'],
  ['2026-Q4', '2026年第4季度'],
  ['2026-11', '2026年11月'],
  ['2026-W05', '2026年第5周'],
  ['2026-02-09', '2026年2月9日'],
])('the period %s is called %s', (name, called) => {
  expect(periodName(name)).toBe(called);
});

it('facts tell the days of a period, and a moment in China', () => {
  expect(periodFact({ name: '2026-02', first: '2026-02-01', last: '2026-02-28' })).toBe(
    '统计期：2026年2月（2026-02-01 至 2026-02-28）',
  );
  expect(asOfFact(new Date('2026-02-09T16:30:00Z'))).toContain('2026-02-10 00:30:00');
  expect(asOfFact(null)).toContain('尚不可知');
});
