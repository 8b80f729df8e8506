import { boardLink, placeOf } from './board-link';

describe('a number of the board', () => {
  it('leads to the cases of its area or unit that it counts', () => {
    expect(boardLink(placeOf('360829'), 'late', '')).toEqual({
      path: '/cases',
      query: { tab: 'late', area: '360829' },
    });
    expect(boardLink(placeOf('11360829MB0001X'), 'open', 'media').query).toEqual({
      tab: 'open',
      unit: '11360829MB0001X',
      kind: 'media',
    });
  });
});
