import fc from 'fast-check';
import { eventTime, isEventTime } from './event-time.js';

const two = (n: number): string => String(n).padStart(2, '0');

/** Dates and times with an offset, many of which are on no calendar. */
const anyTime = fc
  .tuple(
    fc.integer({ min: 1_900, max: 2_999 }),
    fc.nat(13),
    fc.nat(32),
    fc.nat(25),
    fc.nat(61),
    fc.nat(61),
    fc.constantFrom('+', '-'),
    fc.nat(15),
    fc.nat(60),
  )
  .map(([y, mo, d, h, mi, s, sign, oh, om]) => ({
    local: `${y}-${two(mo)}-${two(d)}T${two(h)}:${two(mi)}:${two(s)}`,
    offset: `${sign}${two(oh)}:${two(om)}`,
  }));

describe('eventTime', () => {
  it('reads the usual form as it reads the same time in any other', () => {
    fc.assert(
      fc.property(anyTime, ({ local, offset }) => {
        const usual = eventTime(`${local}${offset}`);
        expect(usual).toBe(eventTime(`${local}.000${offset}`));
        expect(usual).toBe(eventTime(`${local}${offset.replace(':', '')}`));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the instant that JavaScript reads', () => {
    const instant = fc.integer({ min: Date.parse('1900-01-01Z'), max: Date.parse('2999-12-31Z') });
    fc.assert(
      fc.property(instant, (ms) => {
        const text = new Date(ms).toISOString();
        expect(eventTime(text)).toBe(ms);
        expect(eventTime(text.replace(/\.\d+Z$/, '+00:00'))).toBe(Math.floor(ms / 1_000) * 1_000);
      }),
    );
    expect(eventTime('2026-11-19T16:51:41+08:00')).toBe(Date.parse('2026-11-19T08:51:41Z'));
    expect(eventTime('2026-11-19T16:51:41-08:30')).toBe(Date.parse('2026-11-20T01:21:41Z'));
  });

  it.each([
    '2026-02-29T10:00:00+08:00',
    '2026-04-31T10:00:00+08:00',
    '2026-00-10T10:00:00+08:00',
    '2026-13-10T10:00:00+08:00',
    '2026-01-10T24:00:00+08:00',
    '2026-01-10T10:60:00+08:00',
    '2026-01-10T10:00:60+08:00',
    '2026-01-10T10:00:00+15:00',
    '2026-01-10T10:00:00+08:60',
    '2026-01-1 T10:00:00+08:00',
    '2026-01-1/T10:00:00+08:00',
    '2026-01-10T10:00:0:+08:00',
    '2 26-01-10T10:00:00+08:00',
    '2026-01-10 10:00:00+08:00',
    '2026-01-10T10:00:00+08:00 ',
    '2026-01-10T10:00:00',
    '',
  ])('%j is no time', (text) => {
    expect(isEventTime(text)).toBe(false);
  });
});
