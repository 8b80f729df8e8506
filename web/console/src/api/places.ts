import { api } from './http';

/** An entry of the registry as lists and pickers need it. */
export interface NamedPlace {
  readonly code: string;
  readonly name: string;
}

export type PlacePart = 'areas' | 'departments';

/** What was found, and the names of the areas and departments that it refers to, by code. */
export interface FoundPlaces {
  readonly rows: readonly NamedPlace[];
  readonly names: Readonly<Record<string, string>>;
}

interface RegistryPage {
  readonly rows: readonly { readonly code: string; readonly values: { readonly name: string } }[];
  readonly names: Readonly<Record<string, string>>;
}

const SHOWN = 20;

export const placesApi = {
  /** Those whose code begins with the text or whose name has it, the first twenty. */
  find: async (part: PlacePart, text: string, within?: string): Promise<FoundPlaces> => {
    const query = { q: text, within, limit: SHOWN };
    const { rows, names } = await api.get<RegistryPage>(`/v1/registry/${part}`, query);
    return { rows: rows.map(({ code, values: { name } }) => ({ code, name })), names };
  },
};
