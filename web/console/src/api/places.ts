import { api } from './http';

/** An entry of the registry as lists and pickers need it. */
export interface NamedPlace {
  readonly code: string;
  readonly name: string;
}

export type PlacePart = 'areas' | 'departments';

interface RegistryPage {
  readonly rows: readonly NamedPlace[];
}

const SHOWN = 20;

export const placesApi = {
  /** Those whose code begins with the text or whose name has it, the first twenty. */
  search: async (
    part: PlacePart,
    text: string,
    within?: string,
  ): Promise<readonly NamedPlace[]> => {
    const query = { q: text, within, limit: SHOWN };
    return (await api.get<RegistryPage>(`/v1/registry/${part}`, query)).rows;
  },
  /** The name of one; undefined when the registry has none of this very code. */
  nameOf: async (part: PlacePart, code: string): Promise<string | undefined> => {
    const { rows } = await api.get<RegistryPage>(`/v1/registry/${part}`, { q: code, limit: SHOWN });
    return rows.find((row) => row.code === code)?.name;
  },
};
