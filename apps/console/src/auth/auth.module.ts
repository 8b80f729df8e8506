import {
  Global,
  Module,
  type DynamicModule,
  type FactoryProvider,
  type Provider,
} from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { RegistryView } from '#shared/domain/registry-view.js';
import { AuditTrail } from '../audit/audit-trail.port.js';
import { Clock } from '../clock.js';
import { ConsoleMetrics } from '../console.metrics.js';
import type { ConsoleOptions } from '../console.options.js';
import {
  AUTH_POLICY,
  COLLECTIONS,
  FIRST_ADMINISTRATOR,
  PASSWORDS,
  TARGET_RESOLVERS,
} from '../console.tokens.js';
import type { ConsoleCollections } from '../storage/console-collections.mongo.js';
import { Transactions } from '../storage/transactions.port.js';
import { AccessGuard } from './access/access.guard.js';
import type { TargetResolvers } from './access/target-kind.js';
import type { AuthPolicy } from './auth-policy.js';
import { IdentityProvider } from './identity/identity-provider.port.js';
import { PasswordIdentity } from './identity/password-identity.service.js';
import { argon2Passwords, type Passwords } from './identity/passwords.js';
import { TotpVault } from './identity/totp-vault.js';
import { Places } from './places.js';
import { AccountService } from './sessions/account.service.js';
import { MongoSessionStore } from './sessions/session-store.mongo.js';
import { SessionStore } from './sessions/session-store.port.js';
import { CookiePolicy, SessionsController } from './sessions/sessions.controller.js';
import { SessionsService } from './sessions/sessions.service.js';
import type { FirstAdministratorParts } from './users/first-administrator.js';
import { OpenWork } from './users/open-work.port.js';
import { MongoUserStore } from './users/user-store.mongo.js';
import { UserStore } from './users/user-store.port.js';
import { userTarget } from './users/user-target.js';
import { UsersController } from './users/users.controller.js';
import { UsersService } from './users/users.service.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Who people are, what they may do, and the guard that asks. */
@Global()
@Module({})
export class AuthModule {
  /** `work` exports what is assigned to people by name. */
  static of(options: ConsoleOptions, work: DynamicModule): DynamicModule {
    return {
      module: AuthModule,
      imports: [work],
      controllers: [SessionsController, UsersController],
      providers: [...policies(options), ...stores(options), ...SERVICES, ...ACCESS],
      exports: [Places, SessionsService, FIRST_ADMINISTRATOR],
    };
  }
}

const policies = ({ config, passwords = argon2Passwords }: ConsoleOptions): Provider[] => [
  { provide: PASSWORDS, useValue: passwords },
  { provide: CookiePolicy, useValue: new CookiePolicy(config.secureCookies) },
  {
    provide: AUTH_POLICY,
    useValue: {
      idleMs: config.HCP_SESSION_IDLE_MINUTES * MINUTE,
      sessionMs: config.HCP_SESSION_HOURS * HOUR,
      passwordMs: config.HCP_PASSWORD_DAYS * DAY,
      lockAfter: config.HCP_LOCK_AFTER,
      lockMs: config.HCP_LOCK_MINUTES * MINUTE,
      requireTotp: config.HCP_REQUIRE_TOTP === 'true',
    } satisfies AuthPolicy,
  },
];

const stores = ({ config, keyring }: ConsoleOptions): Provider[] => [
  { provide: TotpVault, useFactory: () => new TotpVault(keyring) },
  {
    provide: UserStore,
    inject: [COLLECTIONS],
    useFactory: ({ users }: ConsoleCollections) => new MongoUserStore(users),
  },
  {
    provide: SessionStore,
    inject: [COLLECTIONS],
    useFactory: ({ sessions }: ConsoleCollections) => new MongoSessionStore(sessions),
  },
  {
    provide: Places,
    inject: [RegistryView, Clock],
    useFactory: (registry: RegistryView, clock: Clock) =>
      new Places(registry, clock, config.HCP_PROVINCE),
  },
  {
    provide: FIRST_ADMINISTRATOR,
    inject: [Transactions, UserStore, AuditTrail, PASSWORDS, Clock],
    useFactory: (
      transactions: Transactions,
      users: UserStore,
      audit: AuditTrail,
      passwords: Passwords,
      clock: Clock,
    ): FirstAdministratorParts => ({
      ...{ transactions, users, audit, passwords, clock, province: config.HCP_PROVINCE },
    }),
  },
];

const SERVICES: readonly FactoryProvider[] = [
  {
    provide: IdentityProvider,
    inject: [UserStore, PASSWORDS, TotpVault, AUTH_POLICY, Clock],
    useFactory: (
      users: UserStore,
      passwords: Passwords,
      vault: TotpVault,
      policy: AuthPolicy,
      clock: Clock,
    ) => new PasswordIdentity({ users, passwords, vault, policy, clock }),
  },
  {
    provide: SessionsService,
    inject: [
      ...[Transactions, IdentityProvider, UserStore, SessionStore, AuditTrail, AUTH_POLICY, Clock],
      ConsoleMetrics,
    ],
    useFactory: (
      transactions: Transactions,
      identity: IdentityProvider,
      users: UserStore,
      sessions: SessionStore,
      audit: AuditTrail,
      policy: AuthPolicy,
      clock: Clock,
      { signedIn }: ConsoleMetrics,
    ) =>
      new SessionsService({
        ...{ transactions, identity, users, sessions, audit, policy, clock, signedIn },
      }),
  },
  {
    provide: AccountService,
    inject: [
      ...[Transactions, SessionsService, SessionStore, UserStore, AuditTrail, PASSWORDS, TotpVault],
      ...[AUTH_POLICY, Clock],
    ],
    useFactory: (
      transactions: Transactions,
      sessions: SessionsService,
      sessionStore: SessionStore,
      users: UserStore,
      audit: AuditTrail,
      passwords: Passwords,
      vault: TotpVault,
      policy: AuthPolicy,
      clock: Clock,
    ) =>
      new AccountService({
        ...{ transactions, sessions, sessionStore, users, audit, passwords, vault, policy, clock },
      }),
  },
  {
    provide: UsersService,
    inject: [
      ...[Transactions, UserStore, SessionStore, AuditTrail, PASSWORDS, Places, OpenWork, Clock],
    ],
    useFactory: (
      transactions: Transactions,
      users: UserStore,
      sessions: SessionStore,
      audit: AuditTrail,
      passwords: Passwords,
      places: Places,
      work: OpenWork,
      clock: Clock,
    ) =>
      new UsersService({
        ...{ transactions, users, sessions, audit, passwords, places, work, clock },
      }),
  },
];

const ACCESS: readonly FactoryProvider[] = [
  {
    provide: TARGET_RESOLVERS,
    inject: [UserStore, Places],
    useFactory: (users: UserStore, places: Places): TargetResolvers => ({
      user: userTarget(users),
      area: (code) => Promise.resolve(places.area(code)),
    }),
  },
  {
    provide: APP_GUARD,
    inject: [Reflector, SessionsService, Places, TARGET_RESOLVERS],
    useFactory: (
      reflector: Reflector,
      sessions: SessionsService,
      places: Places,
      resolvers: TargetResolvers,
    ) => new AccessGuard({ reflector, sessions, places, resolvers }),
  },
];
