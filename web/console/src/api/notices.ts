import { api } from './http';

/** A notice in the console. */
export interface Notice {
  readonly id: string;
  /** The id of its case, for the link. */
  readonly case: string;
  readonly number: string | null;
  readonly name: string;
  readonly title: string;
  readonly at: string;
  readonly read: boolean;
}

export interface NoticePage {
  readonly notices: readonly Notice[];
  readonly next: string | null;
  readonly unread: number;
}

const PATH = '/v1/notices';

export const noticesApi = {
  list: (after?: string, limit?: number) => api.get<NoticePage>(PATH, { after, limit }),
  read: (ids: readonly string[]) => api.post<{ readonly unread: number }>(`${PATH}/read`, { ids }),
};
