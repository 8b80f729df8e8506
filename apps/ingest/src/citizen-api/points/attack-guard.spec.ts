import { solveProof } from '../../../../../test/support/solve-proof.js';
import { LIMIT_RULES } from '../limit-rules.js';
import { FakeLimits } from '../limits.fake.js';
import { AttackGuard } from './attack-guard.js';

const BITS = 6;
const codes = {
  fingerprint: (kind: string, text: string) =>
    Buffer.from(kind + text)
      .toString('hex')
      .slice(-64),
};

describe('a point', () => {
  const open = async (failures: number) => {
    const guard = new AttackGuard(new FakeLimits(), codes, BITS);
    for (let n = 0; n < failures; n += 1) await guard.count('P1');
    return guard;
  };
  const challengeOf = async (guard: AttackGuard, point: string): Promise<string> => {
    const refusal = await guard.refusal(point, undefined);
    expect(refusal?.problem).toBe('proof-required');
    return refusal?.challenge ?? '';
  };

  it('asks for nothing while few tries fail there', async () => {
    const guard = await open(LIMIT_RULES.pointAttack.most - 1);
    expect(await guard.refusal('P1', undefined)).toBeUndefined();
  });

  it('under attack asks each try for a proof of its own; other points do not', async () => {
    const guard = await open(LIMIT_RULES.pointAttack.most);
    const [first, second] = [await challengeOf(guard, 'P1'), await challengeOf(guard, 'P1')];
    expect(first).not.toBe(second);
    const proof = solveProof(first);
    expect(await guard.refusal('P1', proof)).toBeUndefined();
    expect((await guard.refusal('P1', proof))?.problem).toBe('proof-required');
    expect(await guard.refusal('P2', undefined)).toBeUndefined();
  });
});
