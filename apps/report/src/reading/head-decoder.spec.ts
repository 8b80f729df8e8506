import fc from 'fast-check';
import mongoose from 'mongoose';
import type { Counts } from '#shared/domain/counts.js';
import { HeadDecoder } from './head-decoder.js';

const { BSON } = mongoose.mongo;
const counter = fc.oneof(fc.integer(), fc.constant(2 ** 40), fc.constant(0));
const visitKeys = ['v1', 'v5', 'vx'];
const keys = [...visitKeys, 'f1', 'f5', 'd2', 'd3', 'x', 'ux', 'u4', 'h5', 'n', 'a', 's'];
const cell = fc.dictionary(fc.constantFrom(...keys), counter);
const code = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);

const shown = (counts: Counts | undefined, visits: boolean) =>
  Object.fromEntries(
    Object.entries(counts ?? {}).filter(
      ([key, n]) => n !== 0 && (visits || !visitKeys.includes(key)),
    ),
  );

it('reads from the bytes what the driver would, visits only if they are wanted', () => {
  const waits = fc.integer({ min: 0, max: 9 });
  fc.assert(
    fc.property(code, cell, cell, waits, fc.boolean(), (dept, now, before, waiting, visits) => {
      const head = {
        _id: `12|2026|${dept}`,
        m10: before,
        m11: now,
        w: { '1119': waiting, '1102': 7 },
        deptCode: dept,
      };
      const decoder = new HeadDecoder(
        {
          fields: new Map([
            ['m11', [0]],
            ['m10', [1]],
          ]),
          openDays: new Map([[1119, [0]]]),
          visits,
        },
        2,
        '12|2026|'.length,
      );
      const seen: (Counts | undefined)[] = [];
      const read = decoder.decode(
        Buffer.from(BSON.serialize(head)),
        (at, span, counts, pending) => {
          expect([at, pending]).toEqual([dept, span === 0 ? waiting : 0]);
          seen[span] = counts;
        },
      );
      expect(read).toBe(dept);
      expect(seen.map((counts) => shown(counts, true))).toEqual([
        shown(now, visits),
        shown(before, visits),
      ]);
    }),
  );
});
