import { eachCase } from './each-case.js';

const always = () => true;

it('a case that fails holds up none of the others, and is told', async () => {
  const done: string[] = [];
  const run = eachCase(['a', 'bad', 'c'], always, (name) => {
    if (name === 'bad') return Promise.reject(new Error('no such thing'));
    done.push(name);
    return Promise.resolve(true);
  });
  await expect(run).rejects.toThrow('1 cases failed');
  expect(done).toEqual(['a', 'c']);
});

it('a database that is away ends the run at once', async () => {
  const asked: string[] = [];
  const run = eachCase(['a', 'b'], always, (name) => {
    asked.push(name);
    return Promise.reject(Object.assign(new Error('away'), { name: 'MongoNetworkError' }));
  });
  await expect(run).rejects.toThrow('away');
  expect(asked).toEqual(['a']);
});

it('counts what was done, and begins nothing more once it is told to stop', async () => {
  let left = 2;
  const run = eachCase(
    ['a', 'b', 'c'],
    () => left > 0,
    () => {
      left -= 1;
      return Promise.resolve(left > 0);
    },
  );
  expect(await run).toBe(1);
  expect(left).toBe(0);
});
