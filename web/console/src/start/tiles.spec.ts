import { tilesOf } from './tiles';

describe('the numbers of the start page', () => {
  it('lead to the list that they count', () => {
    expect(tilesOf({ mine: 3, late: 0 })).toEqual([
      { tab: 'mine', label: '待我办理', count: 3, to: '/cases?tab=mine', isUrgent: false },
      { tab: 'late', label: '已超期', count: 0, to: '/cases?tab=late', isUrgent: false },
    ]);
  });

  it('press only where something is late', () => {
    expect(tilesOf({ late: 1 })[0]?.isUrgent).toBe(true);
    expect(tilesOf({ open: 9 })[0]?.isUrgent).toBe(false);
  });
});
