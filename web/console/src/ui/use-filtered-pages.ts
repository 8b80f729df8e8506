import { onScopeDispose, watch } from 'vue';
import { usePages, type Page, type Pages } from './use-pages';

/** While somebody types, only the last of what he typed is asked. */
const GATHER_MS = 300;

/** A list that begins again whenever what it is asked changes. */
export function useFilteredPages<T>(
  question: () => unknown,
  ask: (after: string | undefined) => Promise<Page<T>>,
): Pages<T> {
  const pages = usePages(ask);
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    () => JSON.stringify(question()),
    (_, before) => {
      clearTimeout(timer);
      timer = setTimeout(() => void pages.restart(), before === undefined ? 0 : GATHER_MS);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    clearTimeout(timer);
  });
  return pages;
}
