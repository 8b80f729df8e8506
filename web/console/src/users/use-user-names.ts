import { shallowReactive } from 'vue';
import { usersApi } from '../api/users';

const names = shallowReactive(new Map<string, string>());
const asked = new Set<string>();

async function ask(id: string): Promise<void> {
  asked.add(id);
  try {
    const { name, username } = await usersApi.read(id);
    names.set(id, `${name}（${username}）`);
  } catch {
    // Without a name the id is shown: the account may lie outside the scope.
    names.set(id, id);
  }
}

/** Names of accounts by id, each asked for once; the id stands in its place until it is known. */
export function useUserNames(): { readonly userName: (id: string) => string } {
  return {
    userName: (id) => {
      if (!asked.has(id)) void ask(id);
      return names.get(id) ?? id;
    },
  };
}
