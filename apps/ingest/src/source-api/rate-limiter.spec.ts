import { RateLimiter } from './rate-limiter.js';

describe('RateLimiter', () => {
  it('lets a source send twice its rate at once, then its rate', () => {
    const limiter = new RateLimiter(100);
    let now = 1_000;
    expect(limiter.waitSeconds('A', undefined, now)).toBe(0);
    limiter.pay('A', 200);
    expect(limiter.waitSeconds('A', undefined, now)).toBe(1);
    now += 1_000;
    expect(limiter.waitSeconds('A', undefined, now)).toBe(0);
    limiter.pay('A', 100);
    expect(limiter.waitSeconds('A', undefined, now)).toBe(1);
  });

  it('lets a request larger than the bucket in, and makes the next ones wait for it', () => {
    const limiter = new RateLimiter(10);
    expect(limiter.waitSeconds('A', undefined, 0)).toBe(0);
    limiter.pay('A', 500);
    expect(limiter.waitSeconds('A', undefined, 0)).toBe(49);
    expect(limiter.waitSeconds('A', undefined, 47_000)).toBe(2);
    expect(limiter.waitSeconds('A', undefined, 49_000)).toBe(0);
  });

  it('keeps sources apart, with rates of their own, and clocks that step back out', () => {
    const limiter = new RateLimiter(10);
    limiter.waitSeconds('A', 1, 5_000);
    limiter.pay('A', 3);
    expect(limiter.waitSeconds('A', 1, 5_000)).toBe(2);
    expect(limiter.waitSeconds('A', 1, 1_000)).toBe(2);
    expect(limiter.waitSeconds('B', undefined, 5_000)).toBe(0);
  });
});
