import { isOfEvents, Settling, type SeenFile } from './settling.js';

const file = (name: string, size: number, modifiedMs = 0): SeenFile => ({
  ...{ name, size, modifiedMs, inode: 1 },
});
const names = (files: readonly SeenFile[]) => files.map(({ name }) => name);

describe('a dropped file', () => {
  it('is complete once it has not changed for a while', () => {
    const settling = new Settling(2_000);
    expect(settling.settled([file('a.json', 10)], 0)).toEqual([]);
    expect(settling.settled([file('a.json', 20)], 1_500)).toEqual([]);
    expect(settling.settled([file('a.json', 20)], 3_000)).toEqual([]);
    expect(names(settling.settled([file('a.json', 20)], 3_500))).toEqual(['a.json']);
  });

  it('that goes and comes again is waited for anew', () => {
    const settling = new Settling(2_000);
    settling.settled([file('a.json', 10)], 0);
    settling.settled([], 1_000);
    expect(settling.settled([file('a.json', 10)], 2_500)).toEqual([]);
  });

  it('is taken in the order of writing', () => {
    const settling = new Settling(0);
    const look = [file('b.json', 1, 5), file('c.json', 1, 1), file('a.json', 1, 5)];
    expect(names(settling.settled(look, 0))).toEqual(['c.json', 'a.json', 'b.json']);
  });

  it.each(['a.json.done', 'a.json.errors.csv', 'a.json.bad', '.a.json', 'a.json.tmp', 'a.csv'])(
    '%s is none of events',
    (name) => {
      expect(isOfEvents(name)).toBe(false);
    },
  );
});
