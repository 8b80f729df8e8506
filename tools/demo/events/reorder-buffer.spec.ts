import { ReorderBuffer } from './reorder-buffer.js';

describe('ReorderBuffer', () => {
  it('lets things out when they are due, in the order they came', () => {
    const buffer = new ReorderBuffer<string>();
    buffer.push('late', 2);
    buffer.push('now', 0);
    buffer.push('also now', 0);
    expect(buffer.turn()).toEqual(['now', 'also now']);
    buffer.push('next', 0);
    expect(buffer.turn()).toEqual(['next']);
    expect(buffer.size).toBe(1);
    expect(buffer.turn()).toEqual(['late']);
    expect(buffer.size).toBe(0);
    expect(buffer.turn()).toEqual([]);
  });
});
