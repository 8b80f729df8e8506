import { sayDay, sayTime } from './china-date.js';

describe('dates on the pages', () => {
  it('are said as in China', () => {
    expect(sayDay('2026-01-05')).toBe('2026年1月5日');
  });

  it('are of China, whatever clock an instant was written by', () => {
    expect(sayTime('2026-12-31T16:30:00Z')).toBe('2027年1月1日 00:30');
    expect(sayTime('2027-01-01T00:30:00+08:00')).toBe('2027年1月1日 00:30');
  });
});
