import { computed, ref, watch, type ComputedRef, type Ref } from 'vue';
import { casesApi, type CaseRow } from '../api/cases';
import type { Query } from '../api/http';
import { countOf, noted, NOTHING_FRESH, type Freshness } from '../live/live-events';
import { useLive } from '../live/live-stream';
import { usePages, type Pages } from '../ui/use-pages';

export interface CaseList {
  readonly pages: Pages<CaseRow>;
  readonly fresh: Ref<Freshness>;
  /** Changes since the list was read. */
  readonly news: ComputedRef<number>;
  /** Reads again what is shown; the reader asked for it. */
  readonly refresh: () => Promise<void>;
}

const GATHER_MS = 300;

/**
 * Cases by due time, read again when the question changes. What happens meanwhile is only told:
 * nothing moves under the reader's hand.
 */
export function useCaseList(query: () => Query): CaseList {
  const pages = usePages<CaseRow>(async (after) => {
    const { cases, next } = await casesApi.list({ ...query(), after });
    return { rows: cases, next };
  });
  const fresh = ref<Freshness>(NOTHING_FRESH);
  const forget = () => {
    fresh.value = NOTHING_FRESH;
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    () => JSON.stringify(query()),
    (_, before) => {
      clearTimeout(timer);
      // While somebody types, only the last of what he typed is asked.
      timer = setTimeout(
        () => {
          forget();
          void pages.restart();
        },
        before === undefined ? 0 : GATHER_MS,
      );
    },
    { immediate: true },
  );
  useLive({
    onCase: (change) => {
      fresh.value = noted(fresh.value, pages.rows.value, change);
    },
    onResync: () => {
      void pages.loading.load();
    },
  });
  return {
    pages,
    fresh,
    news: computed(() => countOf(fresh.value)),
    refresh: async () => {
      forget();
      await pages.loading.load();
    },
  };
}
