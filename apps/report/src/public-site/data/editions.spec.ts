import type { PublicationHead } from '#shared/contract/publication.js';
import { askedEdition, latestEdition, trendEditions } from './editions.js';

const head = (number: number, kind: string, period: string, correctedBy: number | null = null) =>
  ({
    ...{ number, kind, period, first: `${period}-01`, correctedBy },
    isOpen: kind !== 'day',
  }) as PublicationHead;

const HEADS = [
  head(6, 'day', '2026-11-03'),
  head(5, 'month', '2026-09'),
  head(4, 'quarter', '2026-10'),
  head(3, 'month', '2026-10', 7),
  head(7, 'month', '2026-10'),
  head(2, 'month', '2026-08'),
];

describe('the publication that is shown', () => {
  it('is the one that stands for the latest month, in whatever order they were published', () => {
    expect(latestEdition(HEADS)?.number).toBe(7);
  });

  it('is that of a longer period before the first month is over, and never of a day', () => {
    expect(latestEdition(HEADS.filter(({ kind }) => kind !== 'month'))?.number).toBe(4);
    expect(latestEdition(HEADS.filter(({ kind }) => kind === 'day'))).toBeUndefined();
  });

  it('is the one before where the latest month has no open files', () => {
    const closed = HEADS.map((head) => (head.number === 7 ? { ...head, isOpen: false } : head));
    expect(latestEdition(closed)?.number).toBe(5);
    expect(askedEdition(closed, 7)).toBeUndefined();
  });

  it('may be asked for, also when it was corrected, but not where it has no open numbers', () => {
    expect(askedEdition(HEADS, 3)?.number).toBe(3);
    expect(askedEdition(HEADS, 6)).toBeUndefined();
    expect(askedEdition(HEADS, 99)).toBeUndefined();
  });
});

describe('a trend', () => {
  it('goes through the standing publications of its kind up to the one that is shown', () => {
    const numbers = (edition: number, most: number) => {
      const shown = HEADS.find(({ number }) => number === edition);
      if (shown === undefined) throw new Error('no such edition');
      return trendEditions(HEADS, shown, most).map(({ number }) => number);
    };
    expect(numbers(7, 12)).toEqual([2, 5, 7]);
    expect(numbers(3, 12)).toEqual([2, 5, 3]);
    expect(numbers(7, 2)).toEqual([5, 7]);
    expect(numbers(2, 12)).toEqual([2]);
  });
});
