import { pageOf, timeCursors } from './time-cursor.js';

const CURSORS = timeCursors('[a-z]{1,3}');
const ROWS = ['a', 'b', 'c'].map((id, i) => ({ id, at: new Date(1_000 + i) }));
const self = (row: (typeof ROWS)[number]) => row;

describe('pages of a list by time', () => {
  it('begin behind the last row of the one before', () => {
    const { shown, next } = pageOf(ROWS, 2, self);
    expect(shown).toEqual(ROWS.slice(0, 2));
    expect(CURSORS.read(next ?? undefined)).toEqual(ROWS[1]);
  });

  it.each([3, 4])('have none after the last row: %i', (limit) => {
    expect(pageOf(ROWS, limit, self)).toEqual({ shown: ROWS, next: null });
  });

  it.each([undefined, '', '1', '1.', 'x.a', '1.abcd', '1.a\n', '1234567890123456.a'])(
    'begin at the first row for %j',
    (after) => {
      expect(CURSORS.read(after)).toBeUndefined();
    },
  );
});
