import { onScopeDispose, ref, type Ref } from 'vue';

const STEP_MS = 30_000;

/** The present in epoch milliseconds, moving on every half minute as long as it is looked at. */
export function useNow(): Ref<number> {
  const now = ref(Date.now());
  const timer = setInterval(() => {
    now.value = Date.now();
  }, STEP_MS);
  onScopeDispose(() => {
    clearInterval(timer);
  });
  return now;
}
