import { rested } from './rested.js';

/** A reading that takes so many milliseconds of a clock of its own. */
function slow(takes: number) {
  let [time, reads] = [0, 0];
  const read = rested(
    async () => {
      await Promise.resolve();
      time += takes;
      reads += 1;
      return reads;
    },
    () => time,
  );
  return { read, wait: (ms: number) => (time += ms) };
}

it('what took long to read is kept a hundred times as long', async () => {
  const { read, wait } = slow(50);
  expect(await read()).toBe(1);
  wait(4_999);
  expect(await read()).toBe(1);
  wait(1);
  expect(await read()).toBe(2);
});

it('a reading that fails is tried again at once', async () => {
  let isAway = true;
  const read = rested(() =>
    isAway ? Promise.reject(new Error('the database is away')) : Promise.resolve('here'),
  );
  await expect(read()).rejects.toThrow('away');
  isAway = false;
  expect(await read()).toBe('here');
});
