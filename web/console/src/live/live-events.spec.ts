import { countOf, noted, NOTHING_FRESH, readLiveCase } from './live-events';

const rows = [{ id: 'a', revision: 3 }];
const change = (id: string, revision: number) => ({ id, revision, state: 'verifying' });

describe('what the stream tells of a case', () => {
  it('is read when it is whole, and passed over when it is not', () => {
    expect(readLiveCase('{"id":"a","revision":1,"state":"closed"}')).toEqual({
      id: 'a',
      revision: 1,
      state: 'closed',
    });
    for (const data of ['', '{', 'null', '[]', '{"id":"a"}', undefined]) {
      expect(readLiveCase(data)).toBeUndefined();
    }
  });
});

describe('news of a list', () => {
  it('marks rows that changed, and counts others, each once', () => {
    let fresh = noted(NOTHING_FRESH, rows, change('a', 4));
    fresh = noted(fresh, rows, change('a', 5));
    fresh = noted(fresh, rows, change('b', 1));
    expect([...fresh.changed]).toEqual(['a']);
    expect(countOf(fresh)).toBe(2);
  });

  it('are none when the list was read after the change', () => {
    expect(countOf(noted(NOTHING_FRESH, rows, change('a', 3)))).toBe(0);
  });
});
