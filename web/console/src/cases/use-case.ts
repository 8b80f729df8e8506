import { computed, onMounted, ref, type ComputedRef, type Ref } from 'vue';
import { casesApi, type CaseDetail, type HistoryStep } from '../api/cases';
import { useLive } from '../live/live-stream';
import { useLoading, type Loading } from '../ui/use-loading';
import { stepsSince } from './case-news';

export interface OpenCase {
  readonly loading: Loading<CaseDetail>;
  /** What others have done since the page was opened, oldest first. */
  readonly news: Ref<readonly HistoryStep[]>;
  readonly hasNews: ComputedRef<boolean>;
  /** Reads it again; what others did meanwhile becomes news. */
  readonly reload: () => Promise<void>;
  readonly forgetNews: () => void;
}

/** One case, which is read again whenever somebody does something with it. */
export function useCase(id: string, me: string): OpenCase {
  const loading = useLoading(() => casesApi.read(id));
  const news = ref<readonly HistoryStep[]>([]);
  const reload = async () => {
    const before = loading.data;
    await loading.load();
    const after = loading.data;
    if (before === undefined || after === undefined) return;
    const steps = stepsSince(after.history, before.revision).filter(({ by }) => by !== me);
    news.value = [...news.value, ...steps];
  };
  onMounted(loading.load);
  useLive({
    onCase: (change) => {
      if (change.id === id && change.revision > (loading.data?.revision ?? 0)) void reload();
    },
    onResync: () => void reload(),
  });
  return {
    ...{ loading, news, reload },
    hasNews: computed(() => news.value.length > 0),
    forgetNews: () => {
      news.value = [];
    },
  };
}
