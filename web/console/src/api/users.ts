import type { UserState } from '#shared/contract/console-storage.js';
import type { Grant } from '#shared/domain/casework/access-policy.js';
import { api, type Query } from './http';
import type { OwnUser } from './session';

/** An account, as administrators see it. */
export interface UserRow extends OwnUser {
  readonly state: UserState;
  /** Grows with every change; goes back with the next one. */
  readonly version: number;
  readonly lockedUntil: string | null;
  readonly hasTotp: boolean;
  readonly hasInitialPassword: boolean;
  readonly createdAt: string;
}

export interface UserPage {
  readonly users: readonly UserRow[];
  readonly total: number;
}

/** An account and a password that is shown this once. */
export interface UserWithPassword {
  readonly user: UserRow;
  readonly password: string;
}

export interface NewUser {
  readonly username: string;
  readonly name: string;
  readonly area: string;
  readonly unit: string | null;
  readonly grants?: readonly Grant[];
}

export type UserEdit = Pick<NewUser, 'name' | 'area' | 'unit'>;

const PATH = '/v1/users';
const pathOf = (id: string, part = ''): string => `${PATH}/${encodeURIComponent(id)}${part}`;

export const usersApi = {
  list: (query: Query) => api.get<UserPage>(PATH, query),
  read: (id: string) => api.get<UserRow>(pathOf(id)),
  create: (user: NewUser) => api.post<UserWithPassword>(PATH, user),
  change: (id: string, version: number, edit: UserEdit) =>
    api.patch<UserRow>(pathOf(id), { version, ...edit }),
  grant: (id: string, version: number, grants: readonly Grant[]) =>
    api.put<UserRow>(pathOf(id, '/grants'), { version, grants }),
  setState: (id: string, version: number, state: UserState) =>
    api.put<UserRow>(pathOf(id, '/state'), { version, state }),
  resetPassword: (id: string) => api.post<UserWithPassword>(pathOf(id, '/password')),
  unlock: (id: string) => api.post<UserRow>(pathOf(id, '/unlock')),
  resetTotp: (id: string) => api.delete<UserRow>(pathOf(id, '/totp')),
  endSessions: (id: string) => api.delete<{ readonly ended: number }>(pathOf(id, '/sessions')),
  transfer: (id: string, to: string) =>
    api.post<{ readonly handedOver: number }>(pathOf(id, '/transfer'), { to }),
};
