import { suppressSmallCells } from './suppress-small-cells.js';
import type { CountedNode, EarlierTable, MeasureRelations } from './small-cells.types.js';

const GOOD_OR_BAD: MeasureRelations = {
  totals: ['valid'],
  splits: [{ whole: 'valid', parts: ['good', 'bad'] }],
};

type Pair = readonly [good: number, bad: number];

const counts = ([good, bad]: Pair) => ({ valid: good + bad, good, bad });
const department = (code: string, parent: string, pair: Pair): CountedNode => ({
  ...{ code, parent, kind: 'department' },
  counts: counts(pair),
});
const area = (code: string, parent: string | undefined, pair: Pair): CountedNode => ({
  ...{ code, parent, kind: 'area' },
  counts: counts(pair),
});

/** Which rows hide a measure. */
const hiding = (nodes: readonly CountedNode[], measure = 'bad', earlier: EarlierTable[] = []) => {
  const told = suppressSmallCells(nodes, GOOD_OR_BAD, { earlier });
  return nodes.map(({ code }) => code).filter((code) => !told.isTold(code, measure));
};

describe('suppression of small cells', () => {
  it('hides nothing where nothing is small, and tells a zero', () => {
    const nodes = [
      area('P', undefined, [60, 5]),
      department('a', 'P', [30, 0]),
      department('b', 'P', [30, 5]),
    ];
    expect(hiding(nodes)).toEqual([]);
    expect(suppressSmallCells(nodes, GOOD_OR_BAD).hiddenCells).toBe(0);
  });

  it('hides the good with the bad, for their total is told', () => {
    const nodes = [
      area('P', undefined, [100, 20]),
      department('a', 'P', [40, 2]),
      department('b', 'P', [60, 18]),
    ];
    expect(hiding(nodes, 'good')).toEqual(['a', 'b']);
    expect(hiding(nodes, 'valid')).toEqual([]);
  });

  it('hides one more, the smallest department that will do, and not an area', () => {
    const nodes = [
      area('P', undefined, [300, 43]),
      area('C', 'P', [10, 5]),
      department('c', 'C', [10, 5]),
      department('a', 'P', [40, 3]),
      department('big', 'P', [200, 28]),
      department('small', 'P', [50, 7]),
    ];
    expect(hiding(nodes)).toEqual(['a', 'small']);
  });

  it('hides one more where rows of one each would be told by how many there are', () => {
    const ones = ['a', 'b', 'c', 'd', 'e', 'f'];
    const nodes = (more: number) => [
      area('P', undefined, [6 + more, 0]),
      ...ones.map((code) => department(code, 'P', [1, 0])),
      department('big', 'P', [more, 0]),
    ];
    expect(hiding(nodes(50), 'valid')).toEqual([...ones, 'big']);
    expect(hiding(nodes(0), 'valid')).toEqual(['P', ...ones]);
  });

  it('hides so many that what they have together is not small either', () => {
    const nodes = [
      area('P', undefined, [300, 23]),
      department('a', 'P', [40, 1]),
      department('b', 'P', [40, 2]),
      department('none', 'P', [20, 0]),
      department('big', 'P', [200, 20]),
    ];
    expect(hiding(nodes)).toEqual(['a', 'b', 'big']);
  });

  it('hides what an area has beyond its listed rows when that is small', () => {
    const nodes = [
      area('P', undefined, [300, 22]),
      area('C', 'P', [200, 10]),
      area('D', 'P', [90, 10]),
    ];
    expect(hiding(nodes)).toEqual(['D']);
  });

  it('hides an area that is its only department, and protects it among areas', () => {
    const nodes = [
      area('P', undefined, [300, 27]),
      area('C', 'P', [200, 2]),
      department('c', 'C', [200, 2]),
      area('D', 'P', [100, 25]),
      department('d1', 'D', [60, 15]),
      department('d2', 'D', [40, 10]),
    ];
    expect(hiding(nodes)).toEqual(['C', 'c', 'D', 'd2']);
  });

  it('hides the province when all below it would not do', () => {
    const nodes = [area('P', undefined, [200, 2]), department('c', 'P', [200, 2])];
    expect(hiding(nodes)).toEqual(['P', 'c']);
  });

  it('hides everything under a small number of ratings', () => {
    const nodes = [
      area('P', undefined, [300, 20]),
      department('a', 'P', [3, 0]),
      department('b', 'P', [7, 0]),
      department('c', 'P', [290, 20]),
    ];
    expect(hiding(nodes, 'valid')).toEqual(['a', 'b']);
    expect(hiding(nodes, 'bad')).toEqual(['a', 'b']);
  });

  it('keeps hidden what an earlier table of the same hid', () => {
    const nodes = [
      area('P', undefined, [300, 60]),
      department('a', 'P', [100, 20]),
      department('b', 'P', [100, 20]),
      department('c', 'P', [100, 20]),
    ];
    const month = { nodes, isTold: (code: string) => code === 'P' || code === 'c' };
    expect(hiding(nodes, 'bad', [month])).toEqual(['a', 'b']);
  });

  it('hides another row beside one that only an earlier table hid', () => {
    const nodes = [
      area('P', undefined, [300, 60]),
      department('a', 'P', [100, 20]),
      department('b', 'P', [130, 20]),
      department('c', 'P', [70, 20]),
    ];
    const month = { nodes, isTold: (code: string) => code !== 'a' };
    expect(hiding(nodes, 'bad', [month])).toEqual(['a', 'c']);
  });

  it('hides the areas between which a hidden department has moved since', () => {
    const nodes = [
      area('P', undefined, [400, 80]),
      area('C', 'P', [200, 40]),
      department('a', 'C', [100, 20]),
      department('c', 'C', [100, 20]),
      area('D', 'P', [200, 40]),
      department('b', 'D', [100, 20]),
      department('d', 'D', [100, 20]),
    ];
    const then = nodes.map(({ code, parent }) => ({ code, parent: code === 'b' ? 'C' : parent }));
    const month = { nodes: then, isTold: (code: string) => code !== 'a' && code !== 'b' };
    expect(hiding(nodes, 'bad', [month])).toEqual(['C', 'a', 'D', 'b']);
  });

  it('refuses parts that are not the whole, measures that come twice and rows without a place', () => {
    const wrong = [{ ...area('P', undefined, [3, 1]), counts: { valid: 5, good: 3, bad: 1 } }];
    expect(() => hiding(wrong)).toThrow('valid of P is not the sum of its parts');
    const twice = { totals: ['valid', 'valid'], splits: [] };
    expect(() => suppressSmallCells([], twice)).toThrow('valid is named twice');
    expect(() => hiding([department('a', 'X', [9, 0])])).toThrow('X, the parent of a, is no node');
    const told = suppressSmallCells([area('P', undefined, [9, 0])], GOOD_OR_BAD);
    expect(() => told.isTold('P', 'typo')).toThrow('typo is no measure');
    expect(told.isTold('nowhere', 'valid')).toBe(false);
  });
});
