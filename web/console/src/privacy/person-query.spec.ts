import { parsePeriod } from '#shared/domain/period.js';
import { PERIOD_KINDS, periodOf, personSearch } from './person-query';

it('sends only what was typed', () => {
  const form = { certKey: ' ', mobile: ' 19900001234 ', within: '', reason: ' 本人申请 ' };
  expect(personSearch(form)).toEqual({ mobile: '19900001234', reason: '本人申请' });
});

it.each(PERIOD_KINDS)('names a %s that the domain knows and the day lies in', (kind) => {
  for (const day of ['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31']) {
    const period = parsePeriod(periodOf(kind, day));
    expect(period).toBeDefined();
    expect(day >= (period?.first ?? '') && day <= (period?.last ?? '')).toBe(true);
  }
});
