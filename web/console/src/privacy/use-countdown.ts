import { computed, onScopeDispose, ref, type ComputedRef } from 'vue';
import { leftWords } from './privacy-words';

const STEP_MS = 1_000;

/** How long it is until an ISO 8601 time, in words, second by second; undefined once it is over. */
export function useCountdown(until: () => string | undefined): ComputedRef<string | undefined> {
  const now = ref(Date.now());
  const timer = setInterval(() => {
    now.value = Date.now();
  }, STEP_MS);
  onScopeDispose(() => {
    clearInterval(timer);
  });
  return computed(() => {
    const end = until();
    return end === undefined ? undefined : leftWords(Date.parse(end), now.value);
  });
}
