import { changeWords, shownValue, valueOf, type AnyRow } from './figure-words';

const row: AnyRow = {
  code: '360829',
  name: '安福县',
  valid: 40,
  good: 38,
  bad: 2,
  goodRate: 0.95,
  goodRateLow: 0.835,
  goodRateHigh: 0.986,
  score: 91.256,
  due: 100,
  active: 40,
  defaulted: 0,
  unrated: 60,
  pending: 20,
  activeRate: 0.4,
  change: 1,
};

describe('a value of a ranking', () => {
  it('is taken from the answer, or computed of its counts as report does', () => {
    expect(valueOf(row, 'goodRate')).toBe(0.95);
    expect(valueOf(row, 'badRate')).toBe(0.05);
    expect(valueOf(row, 'unratedRate')).toBe(0.5);
    expect(valueOf({ ...row, valid: 0, bad: 0 }, 'badRate')).toBeNull();
    expect(valueOf({ ...row, due: null }, 'unratedRate')).toBeNull();
    expect(valueOf(row, 'nonsense')).toBeNull();
  });

  it('is written as per cent, score or count', () => {
    expect(shownValue(0.95, 'goodRate')).toBe('95.00%');
    expect(shownValue(91.256, 'score')).toBe('91.26');
    expect(shownValue(1_200, 'valid')).toBe('1,200');
    expect(shownValue(null, 'valid')).toBe('—');
  });
});

it('a change of rank has a sign, and says what is new', () => {
  expect([2, -1, 0, null].map(changeWords)).toEqual(['↑ 2', '↓ 1', '—', '新']);
});
