import { Courier } from './courier.js';
import type { Parcel } from './outbox.js';

const parcel = (source: string): Parcel => ({
  source,
  endpoint: 'ratings',
  format: 'array',
  events: [],
});
const receipt = { accepted: 0, rejected: [], retries: 0 };
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Courier', () => {
  it('carries one parcel of a sender after the other, those of several at once', async () => {
    const underway: string[] = [];
    const finish: (() => void)[] = [];
    const courier = new Courier(
      4,
      (one) => {
        underway.push(one.source);
        return new Promise((resolve) =>
          finish.push(() => {
            resolve(receipt);
          }),
        );
      },
      () => undefined,
    );
    for (const source of ['a', 'a', 'b']) await courier.send(parcel(source));
    await turn();
    expect(underway).toEqual(['a', 'b']);
    finish[0]?.();
    await turn();
    expect(underway).toEqual(['a', 'b', 'a']);
    finish.forEach((end) => {
      end();
    });
    await courier.drain();
  });

  it('takes no more than it may carry', async () => {
    let most = 0;
    let now = 0;
    const courier = new Courier(
      3,
      async () => {
        now += 1;
        most = Math.max(most, now);
        await turn();
        now -= 1;
        return receipt;
      },
      () => undefined,
    );
    for (let i = 0; i < 20; i += 1) await courier.send(parcel(`s${i}`));
    await courier.drain();
    expect(most).toBe(3);
  });

  it('stops at the first failure, and says so', async () => {
    let carried = 0;
    const courier = new Courier(
      1,
      () => {
        carried += 1;
        return Promise.reject(new Error('refused'));
      },
      () => undefined,
    );
    await courier.send(parcel('a'));
    await expect(courier.send(parcel('a'))).rejects.toThrow('refused');
    await expect(courier.drain()).rejects.toThrow('refused');
    expect(carried).toBe(1);
  });
});
