import Type, { type Static } from 'typebox';
import {
  commonConfig,
  kafkaConfig,
  keyringConfig,
  listenerConfig,
  ratingWindowConfig,
} from '#shared/config/common-config.js';
import { proxiesConfig, proxiesOf } from '#shared/app/trusted-proxies.js';
import { env, readConfig, type Environment } from '#shared/config/read-config.js';
import { isCode } from '#shared/domain/code.js';
import { AppError } from '#shared/errors/app-error.js';

/** The variables of ingest. */
export const IngestConfigSchema = Type.Object({
  ...commonConfig,
  ...listenerConfig,
  ...kafkaConfig,
  ...keyringConfig,
  ...ratingWindowConfig,
  ...proxiesConfig,
  INGEST_PORT: env.integer(7001, 0, 65_535, 'port of ingest'),
  INGEST_EVENTS_PER_SECOND: env.integer(
    50_000,
    1,
    1_000_000,
    'events a second that one source may send, twice that at once',
  ),
  INGEST_LINGER_MS: env.integer(3, 0, 1_000, 'how long a batch for Kafka waits for more, ms'),
  HCP_PUBLIC_URL: env.optionalText(
    'origin under which citizens reach ingest; unset: http://127.0.0.1:<INGEST_PORT>',
  ),
  HCP_FOLLOW_UP_DAYS: env.integer(30, 0, 3_650, 'days in which a rating may be followed up'),
  HCP_ASK_HANDLER: env.optionalText(
    'codes of areas, separated by commas, where the handling person is asked about; * everywhere',
  ),
  HCP_SOURCE_MAPS: env.optionalText(
    "folder with the maps of sources' own formats, <source code>.yaml; unset: maps beside the build",
  ),
  HCP_WEB_DIR: env.optionalText('folder of the built pages; unset: the build beside ingest'),
});

/** What ingest was started with. */
export type IngestConfig = Readonly<Static<typeof IngestConfigSchema>> & {
  /** An origin, without a slash at its end. */
  readonly publicUrl: string;
  readonly askHandlerIn: '*' | readonly string[];
  readonly trustedProxies: readonly string[];
};

/** Reads ingest's environment; throws `config-invalid` with the variable's name. */
export function readIngestConfig(environment: Environment): IngestConfig {
  const config = readConfig(IngestConfigSchema, environment);
  return Object.freeze({
    ...config,
    publicUrl: originOf(config.HCP_PUBLIC_URL ?? `http://127.0.0.1:${config.INGEST_PORT}`),
    askHandlerIn: areasOf(config.HCP_ASK_HANDLER),
    trustedProxies: proxiesOf(config.HCP_TRUSTED_PROXIES),
  });
}

function originOf(text: string): string {
  const url = URL.parse(text);
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  // Pages name their files from the root, so a path before them would lead nowhere.
  if (url === null || !isWeb || text.replace(/\/$/, '') !== url.origin) {
    throw invalid('HCP_PUBLIC_URL', 'must be an http or https origin without a path');
  }
  return url.origin;
}

const listOf = (text = ''): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function areasOf(text: string | undefined): '*' | readonly string[] {
  if (text === '*') return '*';
  const areas = listOf(text);
  if (areas.every(isCode)) return areas;
  throw invalid('HCP_ASK_HANDLER', 'must be * or codes of areas, separated by commas');
}

const invalid = (variable: string, rule: string): AppError =>
  new AppError('config-invalid', `environment variable ${variable} ${rule}`);
