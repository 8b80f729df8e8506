import type { FindServiceInput, FoundService } from '#shared/contract/citizen-api.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import type { CitizenProblem } from '../citizen-problem.js';
import { LIMIT_RULES } from '../limit-rules.js';
import type { Limits } from '../limits.port.js';
import { tryRefused } from '../tries.js';
import type { AttackGuard } from './attack-guard.js';
import type { NumberLookUp } from './number-look-up.js';
import { pointPlace, type PointPlace } from './point-place.js';
import type { SlipLookUp } from './slip-look-up.js';

export interface FindParts {
  readonly registry: RegistryView;
  readonly limits: Limits;
  readonly guard: Pick<AttackGuard, 'refusal' | 'count'>;
  readonly numbers: Pick<NumberLookUp, 'find'>;
  readonly slips: Pick<SlipLookUp, 'find'>;
}

/** Services that a person may rate now, or why there are none. */
export type FindAnswer = { readonly services: readonly FoundService[] } | CitizenProblem;

/** Somebody at a point: where, and from which address. */
export interface AtPoint {
  readonly pointCode: string;
  readonly address: string;
}

/**
 * Finds the service that a person has just had at a point: by case number and phone, or by the
 * code on the queue slip. Whatever does not fit (wrong, absent, rated, expired) is answered alike,
 * so that nobody learns from it whether a case exists.
 */
export class FindService {
  constructor(private readonly parts: FindParts) {}

  async find(at: AtPoint, input: FindServiceInput, now = Date.now()): Promise<FindAnswer> {
    const { registry, guard } = this.parts;
    const place = pointPlace(registry, at.pointCode, now);
    if (place === undefined) return { problem: 'unknown' };
    if (input.slip === undefined) return this.byNumber(place, at, input, now);
    const refused = await guard.refusal(at.pointCode, input.proof);
    return refused ?? this.bySlip(at, input.slip, now);
  }

  /**
   * Only five tries an hour are made for a number, whoever makes them. An address from which many
   * have failed is not shut out, since a hall has one address: each further try from it needs a
   * proof of work.
   */
  private async byNumber(
    place: PointPlace,
    { pointCode, address }: AtPoint,
    input: FindServiceInput,
    now: number,
  ): Promise<FindAnswer> {
    const { limits, numbers, guard } = this.parts;
    const projectNo = (input.projectNo ?? '').trim();
    const mobileLast4 = input.mobileLast4 ?? '';
    const ofNumber = {
      rule: LIMIT_RULES.numberTries,
      subject: `${place.department.code}|${projectNo}`,
    };
    const ofAddress = { rule: LIMIT_RULES.findTries, subject: address };
    const held = await limits.count(ofAddress.rule, ofAddress.subject);
    const isSuspect = held > ofAddress.rule.most;
    const refused =
      (await guard.refusal(pointCode, input.proof, isSuspect)) ??
      (await tryRefused(limits, ofNumber));
    if (refused !== undefined) {
      // A try that is not made is no failure of the address.
      await limits.takeBack(ofAddress.rule, ofAddress.subject);
      return refused;
    }
    const services = await numbers.find(place, { projectNo, mobileLast4 }, now);
    if (services.length === 0) return this.notFound(pointCode);
    for (const { rule, subject } of [ofAddress, ofNumber]) await limits.takeBack(rule, subject);
    return { services };
  }

  private async bySlip(
    { pointCode, address }: AtPoint,
    slip: string,
    now: number,
  ): Promise<FindAnswer> {
    const { limits, slips } = this.parts;
    const tries = { rule: LIMIT_RULES.slipTries, subject: `${address}|${pointCode}` };
    const refused = await tryRefused(limits, tries);
    if (refused !== undefined) return refused;
    const services = await slips.find(pointCode, slip, now);
    if (services.length === 0) return this.notFound(pointCode);
    await limits.takeBack(tries.rule, tries.subject);
    return { services };
  }

  private async notFound(pointCode: string): Promise<CitizenProblem> {
    await this.parts.guard.count(pointCode);
    return { problem: 'not-found' };
  }
}
