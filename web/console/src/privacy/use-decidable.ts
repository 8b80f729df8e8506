import { computed, onMounted, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import { useLoading, type Loading } from '../ui/use-loading';

export interface Decidable<T> {
  readonly loading: Loading<T>;
  /** What the last decision made of it, else as it was loaded. */
  readonly row: ComputedRef<T | undefined>;
  readonly decided: ShallowRef<T | undefined>;
  readonly reload: () => Promise<void>;
}

/** Something that is loaded when the page is there, and that a decision answers anew. */
export function useDecidable<T>(ask: () => Promise<T>): Decidable<T> {
  const loading = useLoading(ask);
  const decided = shallowRef<T>();
  const reload = async (): Promise<void> => {
    await loading.load();
    decided.value = undefined;
  };
  onMounted(reload);
  return { loading, row: computed(() => decided.value ?? loading.data), decided, reload };
}
