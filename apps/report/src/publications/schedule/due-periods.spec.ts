import { parsePublishedPeriod } from '#shared/domain/publication/published-period.js';
import type { PublicationKind } from '#shared/domain/publication/publication-kind.js';
import { duePeriods } from './due-periods.js';

const HOUR = 3_600_000;
const due = (kind: PublicationKind, now: string, latest?: string, margin = 8) =>
  duePeriods(
    kind,
    Date.parse(now),
    margin * HOUR,
    latest === undefined ? undefined : parsePublishedPeriod(latest),
  ).map(({ name }) => name);

describe('periods that are to be published', () => {
  it('begin with the last one that ended, and wait for the margin', () => {
    expect(due('month', '2026-11-01T08:00:00+08:00')).toEqual(['2026-10']);
    expect(due('month', '2026-11-01T07:59:59+08:00')).toEqual(['2026-09']);
    expect(due('month', '2026-11-01T07:59:59+08:00', '2026-09')).toEqual([]);
    expect(due('day', '2026-11-01T00:00:00+08:00', undefined, 0)).toEqual(['2026-10-31']);
    expect(due('year', '2026-11-01T08:00:00+08:00')).toEqual(['2025']);
  });

  it('are all that were missed since the latest one', () => {
    const now = '2027-01-05T09:00:00+08:00';
    expect(due('month', now, '2026-09')).toEqual(['2026-10', '2026-11', '2026-12']);
    expect(due('week', now, '2026-W51')).toEqual(['2026-W52', '2026-W53']);
    expect(due('day', now, '2027-01-02')).toEqual(['2027-01-03', '2027-01-04']);
    expect(due('quarter', now, '2026-Q4')).toEqual([]);
    expect(due('year', now, '2025')).toEqual(['2026']);
  });
});
