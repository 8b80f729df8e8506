import { PageCache, type DrawnPage } from './page-cache.js';

const drawn = (text: string, status: DrawnPage['status'] = 200): DrawnPage => ({
  ...{ plain: Buffer.from(text), packed: {}, etag: text, status },
});
const always = (page: DrawnPage) => () => Promise.resolve(page);

describe('drawn pages', () => {
  it('are drawn once for all who ask at the same time', async () => {
    const cache = new PageCache(100);
    let times = 0;
    const draw = () => Promise.resolve(drawn(`page ${(times += 1)}`));
    const pages = await Promise.all([cache.get('a', draw), cache.get('a', draw)]);
    expect(pages.map(({ etag }) => etag)).toEqual(['page 1', 'page 1']);
    expect(await cache.get('a', draw)).toBe(pages[0]);
  });

  it('take no more room than they have, and those that are asked for stay', async () => {
    const cache = new PageCache(25);
    await cache.get('a', always(drawn('0123456789')));
    await cache.get('b', always(drawn('0123456789')));
    await cache.get('a', always(drawn('never')));
    await cache.get('c', always(drawn('0123456789')));
    expect((await cache.get('a', always(drawn('again')))).etag).toBe('0123456789');
    expect((await cache.get('b', always(drawn('again')))).etag).toBe('again');
  });

  it('do not stay when they lead nowhere, or are larger than everything', async () => {
    const cache = new PageCache(5);
    await cache.get('a', always(drawn('x', 404)));
    await cache.get('b', always(drawn('0123456789')));
    expect((await cache.get('a', always(drawn('y')))).etag).toBe('y');
    expect((await cache.get('b', always(drawn('z')))).etag).toBe('z');
  });

  it('are drawn again after a failure', async () => {
    const cache = new PageCache(100);
    await expect(cache.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect((await cache.get('a', always(drawn('back')))).etag).toBe('back');
  });
});
