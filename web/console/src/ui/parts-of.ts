import { computed, type Ref, type WritableComputedRef } from 'vue';

/** The fields of a value, each to be bound to a control; who writes one writes the whole anew. */
export type PartsOf<F extends object> = {
  readonly [K in keyof F]-?: WritableComputedRef<F[K]>;
};

/** Takes a value that has all its fields from the beginning apart. */
export function partsOf<F extends object>(whole: Ref<F>): PartsOf<F> {
  const part = <K extends keyof F>(name: K): WritableComputedRef<F[K]> =>
    computed({
      get: () => whole.value[name],
      set: (next) => {
        whole.value = { ...whole.value, [name]: next };
      },
    });
  const names = Object.keys(whole.value) as (keyof F)[];
  return Object.fromEntries(names.map((name) => [name, part(name)])) as unknown as PartsOf<F>;
}
