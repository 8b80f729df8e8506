import { chinaDay } from '#shared/domain/china-time.js';
import type { PublicationKind } from '#shared/domain/publication/publication-kind.js';
import {
  nextOf,
  previousOf,
  publishedPeriodOf,
  type PublishedPeriod,
} from '#shared/domain/publication/published-period.js';

/**
 * The periods of a kind that are to be published at `now` (epoch milliseconds), the oldest first:
 * those that ended `marginMs` ago or earlier and come after the latest that is published. Where none
 * is, the last one that ended: a system that is new does not publish its past by itself.
 */
export function duePeriods(
  kind: PublicationKind,
  now: number,
  marginMs: number,
  latest: PublishedPeriod | undefined,
): PublishedPeriod[] {
  const ended = previousOf(publishedPeriodOf(kind, chinaDay(now - marginMs)));
  if (latest === undefined) return [ended];
  const due: PublishedPeriod[] = [];
  for (let next = nextOf(latest); next.last <= ended.last; next = nextOf(next)) due.push(next);
  return due;
}
