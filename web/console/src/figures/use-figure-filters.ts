import type { WritableComputedRef } from 'vue';
import { chinaDay } from '#shared/domain/china-time.js';
import { useOfficer } from '../session/use-session';
import { partsOf, type PartsOf } from '../ui/parts-of';
import { useFilters } from '../ui/use-filters';
import { periodOf } from './periods';

type FigureFilters<N extends string> = Readonly<Record<N | 'within' | 'period', string>>;

/** Filters of figures: the place and the present month to begin with, and those of the page. */
export function useFigureFilters<N extends string>(
  page: string,
  own: Readonly<Record<N, string>>,
): {
  readonly filters: WritableComputedRef<FigureFilters<N>>;
  readonly parts: PartsOf<FigureFilters<N>>;
} {
  const { scopes } = useOfficer();
  const initial: FigureFilters<N> = {
    ...own,
    within: scopes('rankings.read')[0]?.code ?? '',
    period: periodOf('month', chinaDay(Date.now())),
  };
  const filters = useFilters(page, initial);
  return { filters, parts: partsOf(filters) };
}
