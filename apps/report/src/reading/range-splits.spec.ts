import fc from 'fast-check';
import { RangeSplits } from './range-splits.js';

it('cuts a range into parts that hold every id once', () => {
  const code = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/);
  fc.assert(
    fc.property(fc.array(code), fc.array(code), (learnt, stored) => {
      const splits = new RangeSplits();
      splits.learn([...learnt].sort());
      const ranges = splits.ranges('1|2026', { $gte: '1|2026|', $lt: '1|2026}' });
      for (const one of stored) {
        const id = `1|2026|${one}`;
        expect(ranges.filter(({ $gte, $lt }) => id >= $gte && id < $lt)).toHaveLength(1);
      }
    }),
  );
});
