import { NO_ANSWERS } from './answers.js';
import { standingAt, stepBeside, stepsOf } from './steps.js';

const all = stepsOf({ tags: true, handler: true });

describe('the steps of a rating', () => {
  it('leave out what is not asked', () => {
    expect(all).toEqual(['level', 'tags', 'handler', 'review']);
    expect(stepsOf({ tags: false, handler: false })).toEqual(['level', 'review']);
  });

  it('go on and back, and hold at their ends', () => {
    expect(stepBeside(all, 'level', 1)).toBe('tags');
    expect(stepBeside(all, 'handler', -1)).toBe('tags');
    expect(stepBeside(all, 'level', -1)).toBe('level');
    expect(stepBeside(all, 'review', 1)).toBe('review');
  });

  it('begin with the level as long as there is none', () => {
    expect(standingAt(all, 'review', NO_ANSWERS)).toBe('level');
    expect(standingAt(all, 'review', { ...NO_ANSWERS, level: 3 })).toBe('review');
  });

  it('begin again where a remembered step is no longer asked', () => {
    const steps = stepsOf({ tags: true, handler: false });
    expect(standingAt(steps, 'handler', { ...NO_ANSWERS, level: 3 })).toBe('level');
  });
});
