import fc from 'fast-check';
import { eventTime, isEventTime } from '../../domain/event-time.js';
import { parseTimeFormat } from './time-format.js';

function read(format: string, text: string): string | undefined {
  const parsed = parseTimeFormat(format);
  if ('rule' in parsed) throw new Error(parsed.rule);
  return parsed(text);
}

describe('time formats', () => {
  it.each([
    ['yyyy-MM-dd HH:mm:ss', '2026-03-12 10:21:33', '2026-03-12T10:21:33+08:00'],
    ['yyyy-MM-dd HH:mm[:ss]', '2026-04-01 16:40', '2026-04-01T16:40:00+08:00'],
    ['yyyyMMddHHmmss', '20260312102133', '2026-03-12T10:21:33+08:00'],
    ['yyyy/M/d H:m', '2026/3/2 9:05', '2026-03-02T09:05:00+08:00'],
    ['yyyy年M月d日', '2026年3月12日', '2026-03-12T00:00:00+08:00'],
    ['dd.MM.yy h:mm a', '12.03.26 12:05 上午', '2026-03-12T00:05:00+08:00'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSS", '2026-03-12T10:21:33.120', '2026-03-12T10:21:33.120+08:00'],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", '2026-03-12T02:21:33Z', '2026-03-12T02:21:33Z'],
    ['yyyy-MM-dd HH:mm:ss XXX', '2026-03-12 02:21:33 +0000', '2026-03-12T02:21:33+0000'],
    ["EEE MMM d HH:mm:ss 'CST' yyyy", 'Thu Mar 12 10:21:33 CST 2026', '2026-03-12T10:21:33+08:00'],
    ['iso', '2026-03-12T10:21:33+08:00', '2026-03-12T10:21:33+08:00'],
    ['epoch-seconds', '1773282093', '2026-03-12T10:21:33+08:00'],
    ['epoch-milliseconds', '1773282093007', '2026-03-12T10:21:33.007+08:00'],
  ])('%s reads %s', (format, text, time) => {
    expect(read(format, text)).toBe(time);
  });

  it.each([
    ['yyyy-MM-dd HH:mm:ss', '2026-02-30 10:00:00'],
    ['yyyy-MM-dd HH:mm:ss', '2026-03-12 24:00:00'],
    ['yyyy-MM-dd HH:mm:ss', '2026-03-12 10:21'],
    ['yyyy-MM-dd HH:mm:ss', 'x2026-03-12 10:21:33'],
    ['yyyy-MM-dd HH:mm.ss', '2026-03-12 10:21x33'],
    ['iso', '2026-03-12T10:21:33'],
    ['epoch-seconds', '17732820931234'],
    ['epoch-seconds', '-1'],
  ])('%s does not read %s', (format, text) => {
    expect(read(format, text)).toBeUndefined();
  });

  it.each(['HH:mm', 'yyyy-MM-dd QQ', 'yyyy-MM-dd [HH', 'yyyy-MM-dd]', 'yyyy-MM-dd dd', 'epoch'])(
    '%s is no format',
    (format) => {
      expect(parseTimeFormat(format)).toHaveProperty('rule');
    },
  );

  it('reads back every second that it could have written', () => {
    const seconds = fc.integer({ min: 1_546_272_000, max: 4_000_000_000 });
    fc.assert(
      fc.property(seconds, (second) => {
        const local = new Date((second + 8 * 3600) * 1_000).toISOString();
        const time = read('yyyy-MM-dd HH:mm:ss', local.slice(0, 19).replace('T', ' ')) ?? '';
        expect([isEventTime(time), eventTime(time)]).toEqual([true, second * 1_000]);
      }),
    );
  });
});
