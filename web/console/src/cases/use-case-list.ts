import { computed, ref, type ComputedRef, type Ref } from 'vue';
import { casesApi, type CaseRow } from '../api/cases';
import type { Query } from '../api/http';
import { countOf, noted, NOTHING_FRESH, type Freshness } from '../live/live-events';
import { useLive } from '../live/live-stream';
import { useFilteredPages } from '../ui/use-filtered-pages';
import type { Pages } from '../ui/use-pages';

export interface CaseList {
  readonly pages: Pages<CaseRow>;
  readonly fresh: Ref<Freshness>;
  /** Changes since the list was read. */
  readonly news: ComputedRef<number>;
  /** Reads again what is shown; the reader asked for it. */
  readonly refresh: () => Promise<void>;
}

/**
 * Cases by due time, read again when the question changes. What happens meanwhile is only told:
 * nothing moves under the reader's hand.
 */
export function useCaseList(query: () => Query): CaseList {
  const fresh = ref<Freshness>(NOTHING_FRESH);
  const pages = useFilteredPages<CaseRow>(query, async (after) => {
    const { cases, next } = await casesApi.list({ ...query(), after });
    fresh.value = NOTHING_FRESH;
    return { rows: cases, next };
  });
  useLive({
    onCase: (change) => {
      fresh.value = noted(fresh.value, pages.rows.value, change);
    },
    onResync: () => void pages.loading.load(),
  });
  return {
    ...{ pages, fresh },
    news: computed(() => countOf(fresh.value)),
    refresh: pages.loading.load,
  };
}
