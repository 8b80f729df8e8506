import { readAhead } from './read-ahead.js';

function source(count: number, failsAt = Number.POSITIVE_INFINITY) {
  const state = { asked: 0, closed: false };
  async function* pieces(): AsyncGenerator<number> {
    try {
      for (let i = 0; i < count; i += 1) {
        state.asked += 1;
        if (i === failsAt) throw new Error('the database is away');
        yield await Promise.resolve(i);
      }
    } finally {
      state.closed = true;
    }
  }
  return { state, pieces: pieces() };
}

it('pieces come in their order, with one more asked for than was taken', async () => {
  const { state, pieces } = source(5);
  const taken: number[] = [];
  for await (const piece of readAhead(pieces)) {
    taken.push(piece);
    await new Promise((resolve) => setImmediate(resolve));
    expect(state.asked).toBe(Math.min(taken.length + 1, 5));
  }
  expect(taken).toEqual([0, 1, 2, 3, 4]);
});

it('a fault comes after the pieces before it, however long they are used', async () => {
  const { pieces } = source(5, 2);
  const ahead = readAhead(pieces);
  expect((await ahead.next()).value).toBe(0);
  expect((await ahead.next()).value).toBe(1);
  await new Promise((resolve) => setImmediate(resolve));
  await expect(ahead.next()).rejects.toThrow('the database is away');
});

it('whoever wants no more lets the reading go', async () => {
  const { state, pieces } = source(100);
  const ahead = readAhead(pieces);
  await ahead.next();
  await ahead.return(undefined);
  expect(state.closed).toBe(true);
  expect(state.asked).toBeLessThan(4);
});
