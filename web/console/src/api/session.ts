import type { Grant } from '#shared/domain/casework/access-policy.js';
import { api } from './http';

/** An account, as its owner sees it. */
export interface OwnUser {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly area: string;
  readonly unit: string | null;
  readonly grants: readonly Grant[];
}

export interface Session {
  readonly user: OwnUser;
  readonly csrf: string;
  /** What has to be done before anything else is allowed. */
  readonly must: 'change-password' | 'enrol-totp' | null;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly code?: string;
}

/** A second factor that is good once a code of it is confirmed. */
export interface TotpOffer {
  readonly uri: string;
  readonly secret: string;
}

const PATH = '/v1/session';

export const sessionApi = {
  read: () => api.get<Session>(PATH),
  signIn: (credentials: Credentials) => api.post<Session>(PATH, credentials),
  signOut: () => api.delete<undefined>(PATH),
  changePassword: (current: string, next: string) =>
    api.post<Session>(`${PATH}/password`, { current, next }),
  offerTotp: () => api.post<TotpOffer>(`${PATH}/totp`),
  confirmTotp: (code: string) => api.put<Session>(`${PATH}/totp`, { code }),
};
