import type { Answer } from '../door/answer.js';
import { askWithProof, findInput, NOTHING_TYPED, wrongField } from './point-flow.js';

const byNumber = { ...NOTHING_TYPED, projectNo: ' JX2026-1 ', mobileLast4: '８０００' };
const bySlip = { ...NOTHING_TYPED, way: 'slip' as const, slip: ' 7k3qd-9xw ' };

describe('what is typed at a point', () => {
  it('is wrong at its first field that cannot be right', () => {
    expect(wrongField(NOTHING_TYPED)).toBe('projectNo');
    expect(wrongField({ ...byNumber, mobileLast4: '80a0' })).toBe('mobileLast4');
    expect(wrongField(byNumber)).toBeUndefined();
    expect(wrongField({ ...bySlip, slip: '7K3' })).toBe('slip');
    expect(wrongField(bySlip)).toBeUndefined();
  });

  it('is sent for the chosen way only', () => {
    expect(findInput({ ...bySlip, projectNo: 'x' })).toEqual({ slip: '7k3qd-9xw' });
    expect(findInput({ ...byNumber, slip: 'x' })).toEqual({
      projectNo: 'JX2026-1',
      mobileLast4: '8000',
    });
  });
});

describe('a wish at a point under attack', () => {
  const done: Answer<string> = { kind: 'done', data: 'found' };
  const challenged: Answer<string> = {
    kind: 'problem',
    problem: { status: 428, code: 'proof-required', challenge: 'v1.a' },
  };
  const solve = (challenge: string) => Promise.resolve(`${challenge}~7`);

  it('is asked again with the solved challenge', async () => {
    const asked: object[] = [];
    const ask = (proof: { proof?: string }) => {
      asked.push(proof);
      return Promise.resolve(proof.proof === undefined ? challenged : done);
    };
    let checks = 0;
    expect(await askWithProof(ask, solve, () => (checks += 1))).toEqual(done);
    expect(asked).toEqual([{}, { proof: 'v1.a~7' }]);
    expect(checks).toBe(1);
  });

  it('costs nothing anywhere else', async () => {
    const never = () => Promise.reject(new Error('nothing to solve'));
    expect(
      await askWithProof(
        () => Promise.resolve(done),
        never,
        () => undefined,
      ),
    ).toEqual(done);
  });

  it('is given up after a few challenges', async () => {
    let asked = 0;
    const ask = () => {
      asked += 1;
      return Promise.resolve(challenged);
    };
    expect(await askWithProof(ask, solve, () => undefined)).toEqual(challenged);
    expect(asked).toBe(4);
  });
});
