import { readAddress } from './site-address.js';

const read = (text: string) => {
  const { pathname, searchParams } = new URL(text, 'http://site');
  return readAddress(pathname, searchParams);
};

describe('an address of the site', () => {
  it('has one spelling, whatever else it says', () => {
    for (const spelling of [
      '/rankings?q=a&level=county',
      '/rankings?level=county&q=+a+&utm=x&page=1&subject=nonsense',
      '/rankings?level=county&q=a&mode=large&within=%3Cb%3E',
    ]) {
      expect(read(spelling).address).toBe('/rankings?subject=department&level=county&q=a');
    }
  });

  it('tells what is asked for, how, and of which publication', () => {
    expect(read('/areas/360100?mode=contrast,large&publication=7')).toEqual({
      asked: { kind: 'place', subject: 'area', code: '360100' },
      modes: { large: true, contrast: true },
      publication: 7,
      address: '/areas/360100?publication=7',
    });
    expect(read('/publications/12?publication=3')).toMatchObject({
      asked: { kind: 'publication', number: 12 },
      publication: null,
    });
  });

  it('ranks cities without a choice, and searches in all levels', () => {
    expect(read('/rankings')).toMatchObject({ asked: { ranking: { level: 'city', page: 1 } } });
    expect(read('/rankings?q=x')).toMatchObject({ asked: { ranking: { level: '' } } });
  });

  it.each([
    '/areas/',
    '/areas/a%2Fb',
    '/areas/360100/x',
    '/publications/0',
    '/publications/1e3',
    `/departments/${'9'.repeat(65)}`,
    '/Rankings',
    '/rankings/',
  ])('is none of the site: %s', (path) => {
    expect(read(path)).not.toHaveProperty('asked');
  });

  it('never leads away from the site', () => {
    const { address } = readAddress('//elsewhere.example/x', new URLSearchParams());
    expect(address).toBe('/elsewhere.example/x');
  });
});
