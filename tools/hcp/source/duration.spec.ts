import { durationMs } from './duration.js';

describe('durationMs', () => {
  it.each([
    ['0', 0],
    ['90s', 90_000],
    ['15m', 900_000],
    ['24h', 86_400_000],
    ['7d', 604_800_000],
  ])('%s is %d ms', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  it.each(['', '24', 'h', '-1h', '1.5h', '1w', '24 h'])('refuses %j', (text) => {
    expect(() => durationMs(text)).toThrow('is not a time');
  });
});
