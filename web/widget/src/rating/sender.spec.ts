import type { RatingTaken } from '#shared/contract/citizen-api.js';
import type { Answer } from '../door/answer.js';
import { startSending } from './sender.js';
import type { Sending } from './sending.js';

const TAKEN: Answer<RatingTaken> = { kind: 'done', data: { receipt: '7K3QD', assessNumber: 1 } };
const OFFLINE: Answer<RatingTaken> = { kind: 'offline' };

/** Answers in order, and timers that run when the test says. */
function world(answers: Answer<RatingTaken>[]) {
  const shown: Sending['phase'][] = [];
  const timers: { callback: () => void; ms: number }[] = [];
  let posts = 0;
  const sender = startSending({
    post: () => {
      posts += 1;
      return Promise.resolve(answers.shift() ?? OFFLINE);
    },
    later: (callback, ms) => {
      const timer = { callback, ms };
      timers.push(timer);
      return () => {
        timers.splice(timers.indexOf(timer), 1);
      };
    },
    show: ({ phase }) => void shown.push(phase),
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const fire = () => timers.shift()?.callback();
  return { sender, shown, timers, settle, fire, posts: () => posts };
}

describe('a sender', () => {
  it('sends once when it is taken', async () => {
    const w = world([TAKEN]);
    await w.settle();
    expect(w.shown).toEqual(['sending', 'taken']);
    w.sender.wake();
    await w.settle();
    expect(w.posts()).toBe(1);
    expect(w.timers).toEqual([]);
  });

  it('tries again with growing patience until it is taken', async () => {
    const w = world([OFFLINE, OFFLINE, TAKEN]);
    await w.settle();
    expect(w.timers.map(({ ms }) => ms)).toEqual([1_000]);
    w.fire();
    await w.settle();
    expect(w.timers.map(({ ms }) => ms)).toEqual([2_000]);
    w.fire();
    await w.settle();
    expect(w.shown).toEqual(['sending', 'waiting', 'sending', 'waiting', 'sending', 'taken']);
  });

  it('tries at once when the network is back, and only once', async () => {
    const w = world([OFFLINE, TAKEN]);
    await w.settle();
    w.sender.wake();
    w.sender.wake();
    await w.settle();
    expect(w.posts()).toBe(2);
    expect(w.timers).toEqual([]);
    expect(w.shown[w.shown.length - 1]).toBe('taken');
  });

  it('never has two tries under way', async () => {
    const w = world([OFFLINE, TAKEN]);
    w.sender.wake();
    await w.settle();
    expect(w.posts()).toBe(1);
  });

  it('is silent after it was stopped', async () => {
    const w = world([OFFLINE]);
    w.sender.stop();
    await w.settle();
    expect(w.shown).toEqual(['sending']);
    expect(w.timers).toEqual([]);
  });
});
