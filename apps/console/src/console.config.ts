import { join } from 'node:path';
import Type, { type Static } from 'typebox';
import {
  auditConfig,
  commonConfig,
  kafkaConfig,
  keyringConfig,
  listenerConfig,
  provinceConfig,
  ratingWindowConfig,
} from '#shared/config/common-config.js';
import { proxiesConfig, proxiesOf } from '#shared/app/trusted-proxies.js';
import { env, readConfig, type Environment } from '#shared/config/read-config.js';

/** The variables of console. */
export const ConsoleConfigSchema = Type.Object({
  ...commonConfig,
  ...listenerConfig,
  ...kafkaConfig,
  ...keyringConfig,
  ...auditConfig,
  ...provinceConfig,
  ...proxiesConfig,
  HCP_CALENDAR_FILE: ratingWindowConfig.HCP_CALENDAR_FILE,
  CONSOLE_PORT: env.integer(7004, 0, 65_535, 'port of console'),
  HCP_COOKIE_SECURE: env.choice(
    ['auto', 'true', 'false'],
    'auto',
    'session cookies only over TLS; auto is true unless HCP_HOST is a loopback address',
  ),
  HCP_SESSION_IDLE_MINUTES: env.integer(30, 1, 720, 'minutes without use after which one is out'),
  HCP_SESSION_HOURS: env.integer(
    12,
    1,
    24,
    'hours after which one signs in again, whatever is done',
  ),
  HCP_PASSWORD_DAYS: env.integer(90, 0, 3_650, 'days after which a password is changed; 0: never'),
  HCP_LOCK_AFTER: env.integer(5, 1, 100, 'failed sign-ins in a row that lock an account'),
  HCP_LOCK_MINUTES: env.integer(30, 1, 10_080, 'minutes that an account stays locked'),
  HCP_REPORT_URL: env.text('http://127.0.0.1:7003', 'where console finds report'),
  HCP_REPORT_PUBLIC_URL: env.optionalText(
    'origin under which browsers of officers reach report; unset: HCP_REPORT_URL',
  ),
  HCP_HONOUR_NOTICE_DAYS: env.integer(
    5,
    1,
    60,
    'working days for which entries of the red and black lists are under notice',
  ),
  HCP_REQUIRE_TOTP: env.choice(
    ['true', 'false'],
    'true',
    'everybody signs in with a second factor',
  ),
  HCP_WEBHOOK_HOSTS: env.optionalText(
    'hosts or host:port, with commas, that webhooks may reach although they are not public',
  ),
  HCP_CONSOLE_WEB_DIR: env.optionalText(
    "folder of the officers' built pages; unset: the build beside console",
  ),
});

/** What console was started with. */
export type ConsoleConfig = Readonly<Static<typeof ConsoleConfigSchema>> & {
  readonly secureCookies: boolean;
  readonly trustedProxies: readonly string[];
  /** Folder of the officers' pages. */
  readonly pages: string;
};

// This file runs as dist/apps/console/src/console.config.js.
const BUILT_PAGES = join(import.meta.dirname, '../../../web-console');

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Reads console's environment; throws `config-invalid` with the variable's name. */
export function readConsoleConfig(environment: Environment): ConsoleConfig {
  const config = readConfig(ConsoleConfigSchema, environment);
  const secureCookies =
    config.HCP_COOKIE_SECURE === 'auto'
      ? !LOOPBACK.has(config.HCP_HOST)
      : config.HCP_COOKIE_SECURE === 'true';
  const pages = config.HCP_CONSOLE_WEB_DIR ?? BUILT_PAGES;
  const trustedProxies = proxiesOf(config.HCP_TRUSTED_PROXIES);
  return Object.freeze({ ...config, secureCookies, trustedProxies, pages });
}
