import { rotated } from './source-keys.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 22, 0, minute));
const key = (id: string, expires?: number) => ({
  id,
  sealed: { kid: 'k', ct: id },
  createdAt: at(0),
  ...(expires === undefined ? {} : { expiresAt: at(expires) }),
});
const ends = (minutes: number, list: ReturnType<typeof key>[]) =>
  rotated(list, key('new'), at(10), minutes * 60_000).map(({ id, expiresAt }) => [id, expiresAt]);

describe('a rotation', () => {
  it('puts the new key first and lets the old one live for the grace time', () => {
    expect(ends(30, [key('old')])).toEqual([
      ['new', undefined],
      ['old', at(40)],
    ]);
  });

  it('never lengthens the life of a key, and forgets the expired', () => {
    expect(ends(30, [key('old'), key('older', 20), key('oldest', 10)])).toEqual([
      ['new', undefined],
      ['old', at(40)],
      ['older', at(20)],
    ]);
  });

  it('without grace leaves the new key alone', () => {
    expect(ends(0, [key('old')])).toEqual([['new', undefined]]);
  });
});
