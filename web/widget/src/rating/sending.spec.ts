import type { Problem } from '../door/answer.js';
import { afterAnswer, backoffMs } from './sending.js';

const problem = (status: number, code: string, rest: Partial<Problem> = {}) => ({
  kind: 'problem' as const,
  problem: { status, code, ...rest },
});

describe('what an answer to a submission means', () => {
  it('is an end when it was taken', () => {
    const taken = { receipt: '7K3QD-9XW2M', assessNumber: 1 as const };
    expect(afterAnswer(3, { kind: 'done', data: taken })).toEqual({ phase: 'taken', taken });
  });

  it('is an end when no further try can change it', () => {
    for (const [status, code] of [
      [409, 'used'],
      [410, 'expired'],
      [404, 'unknown'],
      [409, 'not-followable'],
    ] as const) {
      expect(afterAnswer(1, problem(status, code))).toEqual({ phase: 'refused', refusal: code });
    }
    expect(afterAnswer(1, problem(422, 'invalid'))).toEqual({
      phase: 'refused',
      refusal: 'invalid',
    });
  });

  it('waits longer each time without a network, up to a minute', () => {
    expect([1, 2, 3, 6, 7, 40].map(backoffMs)).toEqual([
      1_000, 2_000, 4_000, 32_000, 60_000, 60_000,
    ]);
    expect(afterAnswer(2, { kind: 'offline' })).toEqual({
      phase: 'waiting',
      why: 'offline',
      attempt: 2,
      delayMs: 2_000,
    });
  });

  it('waits as it is told to', () => {
    const waits = (status: number, retryAfterSeconds?: number) =>
      afterAnswer(
        1,
        problem(status, 'x', retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      );
    expect(waits(503, 30)).toMatchObject({ phase: 'waiting', why: 'busy', delayMs: 30_000 });
    expect(waits(429, 0)).toMatchObject({ phase: 'waiting', delayMs: 1_000 });
    expect(waits(502)).toMatchObject({ phase: 'waiting', delayMs: 1_000 });
  });
});
