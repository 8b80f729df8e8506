import type { Edition } from '#shared/contract/public-pages.js';
import { linkTo, placeLink, sameIn } from './links.js';

const usual = { large: false, contrast: false };
const edition = { number: 7, isAsked: true } as Edition;

describe('links within the site', () => {
  it('carry nothing where nothing was asked for', () => {
    expect(linkTo({ modes: usual, edition: { ...edition, isAsked: false } }, '/rankings')).toBe(
      '/rankings',
    );
  });

  it('carry on the publication and the way of showing', () => {
    const carried = { modes: { large: true, contrast: true }, edition };
    expect(linkTo(carried, '/rankings', { q: '南昌&"', page: undefined })).toBe(
      '/rankings?q=%E5%8D%97%E6%98%8C%26%22&publication=7&mode=large,contrast',
    );
    expect(placeLink(carried, 'area', '../x')).toMatch(/^\/areas\/\.\.%2Fx\?/);
  });

  it('show the same page otherwise', () => {
    const large = { large: true, contrast: false };
    expect(sameIn('/rankings?q=a&page=2', large)).toBe('/rankings?q=a&page=2&mode=large');
    expect(sameIn('/rankings?q=a', usual)).toBe('/rankings?q=a');
  });
});
