import { computed, type WritableComputedRef } from 'vue';
import { chinaDay } from '#shared/domain/china-time.js';
import { useOfficer } from '../session/use-session';
import { useFilters } from '../ui/use-filters';
import { periodOf } from './periods';

/** Filters of figures: the place and the present month to begin with, and those of the page. */
export function useFigureFilters<N extends string>(
  page: string,
  own: Readonly<Record<N, string>>,
): {
  readonly filters: WritableComputedRef<Readonly<Record<string, string>>>;
  readonly part: (name: N | 'within' | 'period') => WritableComputedRef<string>;
} {
  const { scopes } = useOfficer();
  const initial: Readonly<Record<string, string>> = {
    ...own,
    within: scopes('rankings.read')[0]?.code ?? '',
    period: periodOf('month', chinaDay(Date.now())),
  };
  const filters = useFilters(page, initial);
  return {
    filters,
    part: (name) =>
      computed({
        get: () => filters.value[name] ?? '',
        set: (next) => {
          filters.value = { ...filters.value, [name]: next };
        },
      }),
  };
}
