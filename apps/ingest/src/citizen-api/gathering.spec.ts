import { setTimeout as sleep } from 'node:timers/promises';
import { gathering } from './gathering.js';

const doubled = (questions: readonly number[]) => Promise.resolve(questions.map((n) => n * 2));

describe('gathering', () => {
  it('asks what comes at the same moment together, and answers each its own', async () => {
    const asked: (readonly number[])[] = [];
    const loader = gathering(
      (questions: readonly number[]) => {
        asked.push(questions);
        return doubled(questions);
      },
      { gatherMs: 1, inFlight: 2 },
    );
    expect(await Promise.all([1, 2, 2].map((n) => loader.load(n)))).toEqual([2, 4, 4]);
    expect(asked).toEqual([[1, 2, 2]]);
    expect(await loader.load(1)).toBe(2);
    expect(asked).toHaveLength(2);
  });

  it('asks what follows from one answer together, without waiting for more', async () => {
    const asked: (readonly number[])[] = [];
    const first = gathering(doubled, { gatherMs: 1, inFlight: 1 });
    const second = gathering(
      (questions: readonly number[]) => {
        asked.push(questions);
        return doubled(questions);
      },
      { gatherMs: 0, inFlight: 1 },
    );
    const both = async (n: number): Promise<number> => second.load(await first.load(n));
    expect(await Promise.all([1, 2, 3].map(both))).toEqual([4, 8, 12]);
    expect(asked).toEqual([[2, 4, 6]]);
  });

  it('shares out what is too much for one round trip', async () => {
    const sizes: number[] = [];
    const loader = gathering(
      (questions: readonly number[]) => {
        sizes.push(questions.length);
        return doubled(questions);
      },
      { gatherMs: 0, inFlight: 2, mostAtOnce: 3 },
    );
    const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((n) => loader.load(n)));
    expect(answers).toEqual([2, 4, 6, 8, 10, 12, 14, 16]);
    expect(sizes).toEqual([3, 3, 2]);
  });

  it('has no more round trips under way than it may, and forgets no question', async () => {
    let [underWay, most, trips] = [0, 0, 0];
    const loader = gathering(
      async (questions: readonly number[]) => {
        trips += 1;
        underWay += 1;
        most = Math.max(most, underWay);
        await sleep(5);
        underWay -= 1;
        if (trips === 3) throw new Error('lost');
        return doubled(questions);
      },
      { gatherMs: 0, inFlight: 2 },
    );
    const outcomes: Promise<PromiseSettledResult<number>[]>[] = [];
    for (let n = 0; n < 40; n += 1) {
      outcomes.push(Promise.allSettled([loader.load(n)]));
      await sleep(1);
    }
    const settled = (await Promise.all(outcomes)).flat();
    expect(most).toBeLessThanOrEqual(2);
    expect(settled.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
    settled.forEach((outcome, n) => {
      if (outcome.status === 'fulfilled') expect(outcome.value).toBe(n * 2);
    });
  });
});
