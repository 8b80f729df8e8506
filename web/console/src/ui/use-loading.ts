import { shallowReactive } from 'vue';

/** Something that is loaded from the server. What came last stays while it is loaded again. */
export interface Loading<T> {
  readonly data: T | undefined;
  readonly fault: unknown;
  readonly isBusy: boolean;
  /** Loads it (again); never throws. An answer that a later call overtook is dropped. */
  readonly load: () => Promise<void>;
}

/** Begins with nothing: whoever uses it calls `load` when it is time. */
export function useLoading<T>(ask: () => Promise<T>): Loading<T> {
  let newest = 0;
  const state: {
    data: T | undefined;
    fault: unknown;
    isBusy: boolean;
    load: () => Promise<void>;
  } = shallowReactive({
    data: undefined,
    fault: undefined,
    isBusy: false,
    load: async () => {
      newest += 1;
      const mine = newest;
      state.isBusy = true;
      try {
        const data = await ask();
        if (mine === newest) {
          state.data = data;
          state.fault = undefined;
        }
      } catch (fault) {
        if (mine === newest) state.fault = fault;
      } finally {
        if (mine === newest) state.isBusy = false;
      }
    },
  });
  return state;
}
