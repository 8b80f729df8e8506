import { api, type Query } from './http';

/** An entry of the registry as lists and pickers need it. */
export interface NamedPlace {
  readonly code: string;
  readonly name: string;
}

export type PlacePart = 'areas' | 'departments';

interface RegistryPage {
  readonly rows: readonly { readonly code: string; readonly values: { readonly name: string } }[];
}

const SHOWN = 20;

const read = async (part: PlacePart, query: Query): Promise<readonly NamedPlace[]> => {
  const { rows } = await api.get<RegistryPage>(`/v1/registry/${part}`, query);
  return rows.map(({ code, values: { name } }) => ({ code, name }));
};

export const placesApi = {
  /** Those whose code begins with the text or whose name has it, the first twenty. */
  search: (part: PlacePart, text: string, within?: string) =>
    read(part, { q: text, within, limit: SHOWN }),
  /** The name of one; undefined when the registry has none of this very code. */
  nameOf: async (part: PlacePart, code: string): Promise<string | undefined> =>
    (await read(part, { q: code, limit: SHOWN })).find((row) => row.code === code)?.name,
};
