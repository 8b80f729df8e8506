import type { Json } from '#shared/contract/console-storage.js';
import type { PolicyDoc } from '#shared/contract/registry-storage.js';
import { may, scopesOf, type Actor, type Scope } from '#shared/domain/casework/access-policy.js';
import {
  CLOCK_KEYS,
  DEFAULT_RULES,
  policyFor,
  type CaseRules,
  type ClockKey,
} from '#shared/domain/casework/case-policy.js';
import { chinaDay } from '#shared/domain/china-time.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import type { Places } from '../../auth/places.js';
import type { Clock } from '../../clock.js';
import { changedMeanwhile, invalid } from '../../http/problem.js';
import type { Transactions, Tx } from '../../storage/transactions.port.js';
import type { Changed, RegistryStore } from '../entries/registry-store.port.js';
import { isCurrent, revisionOf } from '../revision.js';
import type { PoliciesDto, PolicyChangedDto, PolicyDto, PolicyPutDto } from './policy.dto.js';
import type { PolicyStore } from './policy-store.port.js';

export interface PoliciesParts {
  readonly transactions: Transactions;
  readonly store: RegistryStore;
  readonly policies: PolicyStore;
  readonly registry: RegistryView;
  readonly places: Places;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** The rules of the closed loop, area by area. */
export class PoliciesService {
  constructor(private readonly parts: PoliciesParts) {}

  /**
   * What holds in an area, with what it and the areas above it have of their own; or what all areas
   * in the scope have. An area outside of the scope shows nothing but the defaults.
   */
  async read(actor: Actor, area: string | undefined): Promise<PoliciesDto> {
    const all = await this.parts.policies.all();
    const lineage = area === undefined ? [] : this.lineageSeen(actor, area);
    const isShown = ({ areaCode }: PolicyDoc): boolean =>
      area === undefined
        ? this.lineageSeen(actor, areaCode).length > 0
        : lineage.includes(areaCode);
    const groups = Map.groupBy(
      all.filter(isShown),
      ({ areaCode, clock }) => `${areaCode}|${clock}`,
    );
    return {
      inForce: lineage.length === 0 ? [] : this.inForce(all, lineage),
      policies: [...groups.values()].flatMap((versions) => this.policyDto(actor, versions)),
      defaults: CLOCK_KEYS.map((clock) => ({ clock, area: null, rules: DEFAULT_RULES[clock] })),
    };
  }

  /**
   * Rules of an area since a day, with their audit entry, in one transaction; then it waits for the
   * services to load them. A term that runs keeps the rules it began with. Throws `invalid`, or
   * `changed-meanwhile`.
   */
  async put(
    actor: Actor,
    area: string,
    clock: ClockKey,
    request: PolicyPutDto,
  ): Promise<PolicyChangedDto> {
    const { transactions, store } = this.parts;
    if (request.from < this.today()) throw invalid('from', 'must be today or later');
    checkRules(request.rules);
    const { version, result } = await transactions.run((tx) =>
      store.change(tx, (next) => this.change(tx, { actor, area, clock, request, next })),
    );
    return { version, revision: result, notLoaded: await store.notLoaded(version) };
  }

  private async change(
    tx: Tx,
    { actor, area, clock, request, next }: Edit,
  ): Promise<Changed<string>> {
    const { policies, audit } = this.parts;
    const versions = await policies.versions(area, clock, tx);
    if (!isCurrent(versions, request.revision)) throw changedMeanwhile('revision');
    const { from } = request;
    const rules = plain(request.rules);
    const before = versions.findLast((each) => each.from <= from)?.rules;
    await policies.put(tx, { _id: `${area}|${clock}|${from}`, areaCode: area, clock, from, rules });
    await audit.append(tx, {
      actor: actor.id,
      action: 'policy.changed',
      subject: `policy:${area}/${clock}`,
      details: {
        ...{ from, version: next },
        before: (before ?? null) as unknown as Json,
        after: rules as unknown as Json,
      },
    });
    const after = await policies.versions(area, clock, tx);
    return { parts: ['policies'], result: revisionOf(after) };
  }

  private inForce(all: readonly PolicyDoc[], lineage: readonly string[]): PoliciesDto['inForce'] {
    return CLOCK_KEYS.map((clock) => {
      const policy = policyFor(all, lineage, clock, this.today());
      return {
        clock,
        area: policy?.areaCode ?? null,
        rules: policy?.rules ?? DEFAULT_RULES[clock],
      };
    });
  }

  /** Those in force and to come of one area and clock; what is over is left out. */
  private policyDto(actor: Actor, versions: readonly PolicyDoc[]): PolicyDto[] {
    const { registry, places } = this.parts;
    const [first] = versions;
    if (first === undefined) return [];
    const { areaCode: area, clock } = first;
    const today = this.today();
    const current = versions.findLast(({ from }) => from <= today);
    const { areas } = registry.current();
    const lineage = places.lineage(area);
    return [
      {
        ...{ area, clock, revision: revisionOf(versions) },
        areaName: (areas.on(area, today) ?? areas.versions(area)[0])?.name ?? area,
        versions: versions
          .filter((each) => each.from > today || each === current)
          .map(({ from, rules }) => ({ from, rules })),
        mayWrite: may(actor, 'policies.write', { lineage }),
      },
    ];
  }

  /** The lineage of an area that lies in a scope, or holds the department that is one; else nothing. */
  private lineageSeen(actor: Actor, area: string): readonly string[] {
    const { places } = this.parts;
    const lineage = places.lineage(area);
    const isIn = ({ kind, code }: Scope): boolean =>
      kind === 'area' ? lineage.includes(code) : places.department(code)?.areaCode === area;
    return scopesOf(actor, 'policies.read').some(isIn) ? lineage : [];
  }

  private today(): string {
    return chinaDay(this.parts.clock.now());
  }
}

interface Edit {
  readonly actor: Actor;
  readonly area: string;
  readonly clock: ClockKey;
  readonly request: PolicyPutDto;
  /** The version of the registry that this makes. */
  readonly next: number;
}

/** What reaches across fields; each number was judged by itself before. */
function checkRules({ limits, complexLimit, extensions, extensionDays }: CaseRules): void {
  const { handle } = limits;
  if (complexLimit.unit === handle.unit && complexLimit.days < handle.days) {
    throw invalid('rules.complexLimit.days', 'must not be shorter than limits.handle');
  }
  if (extensions > 0 !== extensionDays > 0) {
    const field = extensions > 0 ? 'extensionDays' : 'extensions';
    throw invalid(`rules.${field}`, 'must be 0 together with the other of the two, or neither');
  }
}

/** Without the classes of a request. */
const plain = (rules: CaseRules): CaseRules => JSON.parse(JSON.stringify(rules)) as CaseRules;
