import fc from 'fast-check';
import type { ScoredRating } from '#shared/contract/ledger.js';
import { ratingText, RowSum } from './row-sum.js';

const row: ScoredRating = {
  ...{ _id: 'D|S|P|1|1|c', service: 'D|S|P|1', round: 1, isDefault: false, level: 5, channel: 2 },
  ...{ door: 'direct', ratedAt: new Date('2026-10-02T10:00:00+08:00'), taskCode: 'T' },
};

describe('a sum of rows', () => {
  it('does not depend on their order, and is read back as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (rows) => {
        const sum = (some: readonly string[]) =>
          some.reduce((total, text) => total.add(text), RowSum.empty());
        expect(sum(rows.toReversed()).hex).toBe(sum(rows).hex);
        expect(RowSum.read(sum(rows).hex).hex).toBe(sum(rows).hex);
        const more = sum([...rows, 'one more']);
        expect(more.minus(sum(rows)).hex).toBe(RowSum.of('one more').hex);
      }),
    );
  });

  it('differs with every field that scores are made of', () => {
    const changes: Partial<ScoredRating>[] = [
      ...[{ level: 4 }, { round: 2 }, { isDefault: true }, { channel: 1 }, { door: 'forwarded' }],
      ...[{ ratedAt: new Date(0) }, { taskCode: 'U' }, { pointCode: 'X' }, { tags: ['501'] }],
      ...[{ handlerLevel: 3 }, { visit: true }, { subjectKind: 'platform' }],
    ] as Partial<ScoredRating>[];
    const texts = [row, ...changes.map((change) => ({ ...row, ...change }))].map(ratingText);
    expect(new Set(texts).size).toBe(changes.length + 1);
  });
});
