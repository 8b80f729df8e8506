import { Recent } from './recent.js';

describe('what was read lately', () => {
  it('is read once, also for those who ask at the same time', async () => {
    const recent = new Recent<number>(2);
    let reads = 0;
    const read = () => Promise.resolve((reads += 1));
    expect(await Promise.all([recent.get('a', read), recent.get('a', read)])).toEqual([1, 1]);
    expect(await recent.get('a', read)).toBe(1);
  });

  it('makes room for what is asked for later', async () => {
    const recent = new Recent<string>(2);
    const get = (key: string, value: string) => recent.get(key, () => Promise.resolve(value));
    await get('a', 'first');
    await get('b', 'first');
    await get('a', 'second');
    await get('c', 'first');
    expect([await get('a', 'again'), await get('b', 'again')]).toEqual(['first', 'again']);
  });

  it('takes no room where there is nothing', async () => {
    const recent = new Recent<string | undefined>(2);
    const get = (key: string, value?: string) => recent.get(key, () => Promise.resolve(value));
    await get('a', 'first');
    await get('b');
    await get('c', 'first');
    expect([await get('a', 'again'), await get('b', 'came')]).toEqual(['first', 'came']);
  });

  it('is asked for again when it could not be read', async () => {
    const recent = new Recent<string>(2);
    await expect(recent.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await recent.get('a', () => Promise.resolve('back'))).toBe('back');
  });
});
