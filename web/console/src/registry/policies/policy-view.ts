import type { CaseRules, ClockKey } from '#shared/domain/casework/case-policy.js';
import type { Policies, Policy, PolicyVersion } from '../../api/registry';

/** What is to be shown of one clock in an area. */
export interface ClockView {
  readonly rules: CaseRules | undefined;
  /** Whose rules they are: the area's own, those of one above it, or the default. */
  readonly origin: 'own' | 'above' | 'default';
  /** The area whose rules they are; undefined for the default. */
  readonly area: string | undefined;
  /** What the area has of its own. */
  readonly own: Policy | undefined;
  /** Versions of the area's own that are not yet in force, the earliest first. */
  readonly coming: readonly PolicyVersion[];
}

export function clockView(
  { inForce, policies }: Policies,
  area: string,
  clock: ClockKey,
  today: string,
): ClockView {
  const now = inForce.find((each) => each.clock === clock);
  const own = policies.find((each) => each.area === area && each.clock === clock);
  const whose = now?.area ?? undefined;
  return {
    rules: now?.rules,
    origin: whose === undefined ? 'default' : whose === area ? 'own' : 'above',
    area: whose,
    own,
    coming: own?.versions.filter(({ from }) => from > today) ?? [],
  };
}
