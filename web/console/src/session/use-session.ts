import { computed, shallowRef, type ComputedRef } from 'vue';
import { may, scopesOf, type Actor, type Scope } from '#shared/domain/casework/access-policy.js';
import type { Permission } from '#shared/domain/casework/access-table.js';
import { isFault } from '../api/fault';
import { setCsrf } from '../api/http';
import { sessionApi, type Credentials, type OwnUser, type Session } from '../api/session';

/** Undefined until it was asked for; null for nobody. */
const session = shallowRef<Session | null | undefined>(undefined);

/** Null as long as nobody is known to be signed in. */
export const currentSession = computed(() => session.value ?? null);

/** Who was there last: pages that are being left still show the name. */
const lastUser = shallowRef<OwnUser>();

function take(next: Session): void {
  setCsrf(next.csrf);
  session.value = next;
  lastUser.value = next.user;
}

/** Who is signed in, asked once; null for nobody. Other failures are thrown. */
export async function loadSession(): Promise<Session | null> {
  if (session.value !== undefined) return session.value;
  try {
    take(await sessionApi.read());
  } catch (fault) {
    if (!isFault(fault, 'no-session')) throw fault;
    session.value = null;
  }
  return currentSession.value;
}

/** Forgets who is signed in; the pages then ask to sign in again. */
export function forgetSession(): void {
  session.value = null;
}

/** What changes the session of this browser. */
export const sessionActions = {
  signIn: async (credentials: Credentials) => {
    take(await sessionApi.signIn(credentials));
  },
  changePassword: async (current: string, next: string) => {
    take(await sessionApi.changePassword(current, next));
  },
  confirmTotp: async (code: string) => {
    take(await sessionApi.confirmTotp(code));
  },
  signOut: async () => {
    await sessionApi.signOut();
    forgetSession();
  },
};

const actorOf = ({ id, unit, grants }: OwnUser): Actor => ({
  id,
  grants,
  deptCode: unit ?? undefined,
});

export interface CurrentOfficer {
  /** Only pages behind the sign-in read it. */
  readonly user: ComputedRef<OwnUser>;
  /** Whether any of the roles has a permission somewhere: the server decides, this hides buttons. */
  readonly has: (permission: Permission) => boolean;
  /** Whether the officer may, about a place. */
  readonly mayAt: (permission: Permission, lineage: readonly string[], dept?: string) => boolean;
  readonly scopes: (permission: Permission) => readonly Scope[];
}

/** The officer at the page; throws when nobody has signed in. */
export function useOfficer(): CurrentOfficer {
  const user = computed(() => {
    if (lastUser.value === undefined) throw new Error('nobody has signed in');
    return lastUser.value;
  });
  return {
    user,
    has: (permission) => scopesOf(actorOf(user.value), permission).length > 0,
    mayAt: (permission, lineage, deptCode) =>
      may(actorOf(user.value), permission, { lineage, deptCode, person: user.value.id }),
    scopes: (permission) => scopesOf(actorOf(user.value), permission),
  };
}
