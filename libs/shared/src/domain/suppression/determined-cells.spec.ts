import { determinedCells } from './determined-cells.js';

const sum = (cells: Readonly<Record<string, number>>) => new Map(Object.entries(cells));

describe('cells that follow from known sums', () => {
  it('are those that stand alone after elimination', () => {
    expect(determinedCells([sum({ a: 1, b: 1 })])).toEqual(new Set());
    expect(determinedCells([sum({ a: 1, b: 1 }), sum({ b: 1 })])).toEqual(new Set(['a', 'b']));
    expect(determinedCells([sum({ a: 1, b: 1 }), sum({ a: 2, b: 2 })])).toEqual(new Set());
  });

  it('are found through a circle of sums that no single subtraction solves', () => {
    const circle = [sum({ a: 1, b: 1 }), sum({ b: 1, c: 1 }), sum({ c: 1, a: 1 })];
    expect(determinedCells(circle)).toEqual(new Set(['a', 'b', 'c']));
    const even = [...circle.slice(0, 2), sum({ c: 1, d: 1 }), sum({ d: 1, a: 1 })];
    expect(determinedCells(even)).toEqual(new Set());
  });

  it('are found by weighted sums, as a score is one', () => {
    const weighted = [sum({ l1: 1, l2: 1 }), sum({ l2: 30 })];
    expect(determinedCells(weighted)).toEqual(new Set(['l1', 'l2']));
  });
});
