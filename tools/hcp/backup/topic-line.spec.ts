import fc from 'fast-check';
import { readTopicLine, topicLine } from './topic-line.js';

const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));
const records = fc.record({
  offset: fc.nat(),
  timestamp: fc.nat(),
  key: fc.option(bytes),
  value: fc.option(bytes),
  headers: fc.dictionary(fc.string({ maxLength: 8 }), fc.oneof(bytes, fc.array(bytes))),
});

describe('a record of the archived tail', () => {
  it('is read as it was written, whatever bytes it holds', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000 }), records, (partition, record) => {
        const line = topicLine(partition, record);
        expect(line.indexOf('\n')).toBe(line.length - 1);
        const read = readTopicLine(line.trimEnd());
        expect(read?.partition).toBe(partition);
        expect(read?.record).toEqual({ ...record, headers: { ...record.headers } });
      }),
    );
  });

  it.each(['', '{', '{"partition":0}', '[]'])('is not what %j says', (text) => {
    expect(readTopicLine(text)).toBeUndefined();
  });
});
