import { computed, ref, type ComputedRef } from 'vue';
import { useLoading, type Loading } from './use-loading';

/** A page of a list, and the cursor of the one that follows; null after the last. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

export interface Pages<T> {
  readonly loading: Loading<Page<T>>;
  readonly rows: ComputedRef<readonly T[]>;
  /** From 1. */
  readonly number: ComputedRef<number>;
  readonly hasNext: ComputedRef<boolean>;
  readonly hasPrevious: ComputedRef<boolean>;
  readonly next: () => Promise<void>;
  readonly previous: () => Promise<void>;
  /** The first page, after filters were changed. */
  readonly restart: () => Promise<void>;
}

/** Leafs through a list that the server pages by cursors. */
export function usePages<T>(ask: (after: string | undefined) => Promise<Page<T>>): Pages<T> {
  const cursors = ref<readonly (string | undefined)[]>([undefined]);
  const loading = useLoading(() => ask(cursors.value[cursors.value.length - 1]));
  const go = async (next: readonly (string | undefined)[]) => {
    cursors.value = next;
    await loading.load();
  };
  return {
    loading,
    rows: computed(() => loading.data?.rows ?? []),
    number: computed(() => cursors.value.length),
    hasNext: computed(() => (loading.data?.next ?? null) !== null),
    hasPrevious: computed(() => cursors.value.length > 1),
    next: () => go([...cursors.value, loading.data?.next ?? undefined]),
    previous: () => go(cursors.value.slice(0, -1)),
    restart: () => go([undefined]),
  };
}
