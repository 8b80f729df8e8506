import { whenLed } from './when-led.js';

const notLeader = (): Error => Object.assign(new Error('not the leader'), { retriable: true });

describe('whenLed', () => {
  it('asks again while there is no leader yet', async () => {
    const answers = [notLeader(), notLeader()];
    const ask = (): Promise<string> => {
      const fault = answers.pop();
      return fault === undefined ? Promise.resolve('led') : Promise.reject(fault);
    };
    await expect(whenLed(ask)).resolves.toBe('led');
  });

  it('does not ask again for what will not pass, nor for ever', async () => {
    let asked = 0;
    const refuse = (): Promise<never> => {
      asked += 1;
      return Promise.reject(Object.assign(new Error('no'), { retriable: false }));
    };
    await expect(whenLed(refuse)).rejects.toThrow('no');
    expect(asked).toBe(1);
    await expect(whenLed(() => Promise.reject(notLeader()), -1)).rejects.toThrow('not the leader');
  });
});
