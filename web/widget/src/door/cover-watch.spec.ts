import { verdictOf } from './cover-watch.js';

describe('the verdict on a button', () => {
  it('is covered only when the browser says so of what is in view', () => {
    expect(verdictOf({ isIntersecting: true, isVisible: false })).toBe('covered');
    expect(verdictOf({ isIntersecting: true, isVisible: true })).toBe('seen');
    expect(verdictOf({ isIntersecting: true })).toBe('seen');
    expect(verdictOf({ isIntersecting: false, isVisible: false })).toBe('out-of-view');
  });
});
