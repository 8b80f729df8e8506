import { AnswerCache } from './answer-cache.js';

describe('kept answers', () => {
  it('end with the state they were computed in', () => {
    const cache = new AnswerCache(100);
    cache.set('1', 'a', Buffer.from('old'));
    expect(cache.get('1', 'a')?.toString()).toBe('old');
    expect(cache.get('2', 'a')).toBeUndefined();
    cache.set('2', 'b', Buffer.from('new'));
    expect(cache.get('2', 'a')).toBeUndefined();
  });

  it('never take more memory than allowed; the oldest make room', () => {
    const cache = new AnswerCache(10);
    for (const key of ['a', 'b', 'c']) cache.set('1', key, Buffer.alloc(4));
    expect(['a', 'b', 'c'].map((key) => cache.get('1', key) !== undefined)).toEqual([
      false,
      true,
      true,
    ]);
    cache.set('1', 'huge', Buffer.alloc(11));
    expect(cache.get('1', 'huge')).toBeUndefined();
  });
});
