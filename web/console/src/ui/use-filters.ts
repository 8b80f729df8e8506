import { computed, type WritableComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';

export type Filters = Readonly<Record<string, string>>;

const keyOf = (page: string): string => `hcp.filters.${page}`;

function remembered(page: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(keyOf(page)) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/**
 * The filters of a list. They stand in the address, so that a link leads to what one sees, and are
 * remembered until the browser is closed: who comes back without any finds the last ones. Those
 * that are as in `initial` are not written.
 */
export function useFilters<F extends Filters>(page: string, initial: F): WritableComputedRef<F> {
  const route = useRoute();
  const router = useRouter();
  const names = Object.keys(initial);
  const isBare = !names.some((name) => name in route.query);
  if (isBare) {
    const last = remembered(page);
    const query = Object.fromEntries(
      names.flatMap((name) => {
        const value = last[name];
        return typeof value === 'string' && value !== initial[name] ? [[name, value]] : [];
      }),
    );
    if (Object.keys(query).length > 0) void router.replace({ query: { ...route.query, ...query } });
  }
  return computed({
    get: () => {
      const given = names.flatMap((name) => {
        const value = route.query[name];
        return typeof value === 'string' ? [[name, value]] : [];
      });
      return { ...initial, ...(Object.fromEntries(given) as Partial<F>) };
    },
    set: (next) => {
      sessionStorage.setItem(keyOf(page), JSON.stringify(next));
      const others = Object.entries(route.query).filter(([name]) => !names.includes(name));
      const chosen = Object.entries(next).filter(([name, value]) => value !== initial[name]);
      void router.replace({ query: Object.fromEntries([...others, ...chosen]) });
    },
  });
}
