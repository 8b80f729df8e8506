import { boardLink } from './board-link';

const view = { by: 'area', within: '360800', kind: '' } as const;

describe('a number of the board', () => {
  it('leads to the cases of its area that it counts', () => {
    expect(boardLink(view, '360829', 'late')).toEqual({
      path: '/cases',
      query: { tab: 'late', area: '360829' },
    });
  });

  it('of a department leads to its cases within the area, of the kind that was chosen', () => {
    const units = { ...view, by: 'unit', kind: 'media' } as const;
    expect(boardLink(units, '11360829MB0001X', 'open').query).toEqual({
      ...{ tab: 'open', area: '360800', unit: '11360829MB0001X', kind: 'media' },
    });
    expect(boardLink(units, null, 'open').query).toMatchObject({ state: 'awaiting-assignment' });
  });
});
