import type { Coverage, CoverageCounts } from '../coverage/coverage.types.js';
import type { Sample } from './sample.js';

export interface CoverageSamples {
  readonly hcp_coverage_registered: readonly Sample[];
  readonly hcp_coverage_with_service: readonly Sample[];
  readonly hcp_coverage_with_rating: readonly Sample[];
}

/** Systems belong to no area below the whole. */
export type SystemsOfWhole = Coverage['systems'] & { readonly area: string };

/** Coverage of areas as samples; of what an area has none of, there is no sample. */
export function coverageSamples(
  areas: ReadonlyMap<string, CoverageCounts>,
  systems: SystemsOfWhole | undefined,
): CoverageSamples {
  const registered: Sample[] = [];
  const withService: Sample[] = [];
  const withRating: Sample[] = [];
  for (const [area, counts] of areas) {
    for (const { kind, of, served, rated } of kindsOf(counts)) {
      if (of === 0) continue;
      const labels = { area, kind };
      registered.push({ labels, value: of });
      withService.push({ labels, value: served });
      if (rated !== undefined) withRating.push({ labels, value: rated });
    }
  }
  if (systems !== undefined && systems.registered > 0) {
    const labels = { area: systems.area, kind: 'systems' };
    registered.push({ labels, value: systems.registered });
    withService.push({ labels, value: systems.connected });
  }
  return {
    hcp_coverage_registered: registered,
    hcp_coverage_with_service: withService,
    hcp_coverage_with_rating: withRating,
  };
}

interface KindCounts {
  readonly kind: string;
  readonly of: number;
  readonly served: number;
  readonly rated?: number;
}

const kindsOf = (counts: CoverageCounts): KindCounts[] => [
  { kind: 'departments', of: counts.departments, served: counts.departmentsWithService },
  {
    kind: 'items',
    of: counts.items,
    served: counts.itemsWithService,
    rated: counts.itemsWithActive,
  },
  {
    kind: 'points',
    of: counts.points,
    served: counts.pointsWithService,
    rated: counts.pointsWithActive,
  },
];
