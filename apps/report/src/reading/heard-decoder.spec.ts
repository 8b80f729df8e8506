import fc from 'fast-check';
import mongoose from 'mongoose';
import type { Counts } from '#shared/domain/counts.js';
import { IS_HEARD } from '#shared/domain/coverage/is-heard.js';
import { HEARD } from '#shared/domain/coverage/last-heard.js';
import { decodeHeard } from './heard-decoder.js';

const { BSON } = mongoose.mongo;
const KEYS = ['f1', 'f5', 'd2', 'd3', 'x', 'ux', 'u4', 'h5', 'n', 'a', 's', 'v1', 'vx'] as const;
const counter = fc.oneof(fc.integer({ min: -2, max: 3 }), fc.constant(2 ** 40), fc.constant(0.5));
const counts = fc.dictionary(fc.constantFrom(...KEYS), counter) as fc.Arbitrary<Counts>;
const dd = fc.integer({ min: 1, max: 31 }).map((n) => String(n).padStart(2, '0'));
const subject = fc.record({ d: fc.dictionary(dd, counts), t: counts }, { requiredKeys: [] });
const subjects = fc.dictionary(fc.constantFrom('T-1', 'T_2', 'n', 't', 'd', '01'), subject);

it('finds in the bytes what is in the objects, of the wanted only, wherever fields stand', () => {
  fc.assert(
    fc.property(
      subjects,
      subjects,
      fc.constantFrom('it', 'pt'),
      fc.constantFrom(...HEARD),
      fc.boolean(),
      (it, pt, field, what, isFirst) => {
        const dept = { deptCode: 'D-1' };
        const document = isFirst ? { ...dept, it, pt } : { it, pt, ...dept };
        const found: Record<string, string> = {};
        decodeHeard(
          Buffer.from(BSON.serialize(document)),
          { field, what, wants: (code) => code !== 'T_2' },
          (deptCode, code, day) => {
            expect(deptCode).toBe('D-1');
            found[code] = day;
          },
        );
        const expected = Object.entries(document[field]).flatMap(([code, { t, d }]) => {
          if (code === 'T_2' || t === undefined || d === undefined || !IS_HEARD[what](t)) return [];
          const days = Object.keys(d).filter((day) => IS_HEARD[what](d[day] ?? {}));
          const last = days.toSorted().at(-1);
          return last === undefined ? [] : [[code, last]];
        });
        expect(found).toEqual(Object.fromEntries(expected));
      },
    ),
  );
});
