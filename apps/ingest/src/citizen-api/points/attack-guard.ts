import { randomBytes } from 'node:crypto';
import type { CitizenCodes } from '#shared/crypto/citizen-codes.js';
import type { CitizenProblem } from '../citizen-problem.js';
import { LIMIT_RULES } from '../limit-rules.js';
import type { Limits } from '../limits.port.js';
import { makeChallenge, solvedChallenge, type Mac } from './proof-of-work.js';

/** About a second of a phone's work. */
const BITS = 18;
const GOOD_FOR_MS = 2 * 60_000;

/**
 * Makes tries dear at a point where too many of them fail: each then needs a proof of work of its
 * own. Nobody at another point notices.
 */
export class AttackGuard {
  private readonly mac: Mac;

  constructor(
    private readonly limits: Limits,
    codes: Pick<CitizenCodes, 'fingerprint'>,
    private readonly bits = BITS,
  ) {
    this.mac = (text) => codes.fingerprint('proof-of-work', text);
  }

  /**
   * The problem to answer, with a challenge, unless the proof is good, or none is needed: the point
   * is at peace, and who asks is not suspect.
   */
  async refusal(
    point: string,
    proof: string | undefined,
    isSuspect = false,
  ): Promise<CitizenProblem | undefined> {
    const isAtPeace = (await this.limits.wait(LIMIT_RULES.pointAttack, point)) === 0;
    if (isAtPeace && !isSuspect) return undefined;
    if (proof !== undefined && (await this.accepts(point, proof))) return undefined;
    return { problem: 'proof-required', challenge: this.challenge(point) };
  }

  /** To be told of each failed look-up and of each visit begun. */
  async count(point: string): Promise<void> {
    await this.limits.count(LIMIT_RULES.pointAttack, point);
  }

  private async accepts(point: string, proof: string): Promise<boolean> {
    const challenge = solvedChallenge(this.mac, point, proof, Date.now());
    // Twice its time, since the clock that forgets is another one than the one that judges.
    return challenge !== undefined && this.limits.once(challenge.text, 2 * GOOD_FOR_MS);
  }

  private challenge(point: string): string {
    const random = randomBytes(16).toString('base64url');
    const until = Date.now() + GOOD_FOR_MS;
    return makeChallenge(this.mac, point, { random, bits: this.bits, until });
  }
}
