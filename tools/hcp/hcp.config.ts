import Type, { type Static } from 'typebox';
import { kafkaAccessConfig, mongoConfig } from '#shared/config/backend-config.js';
import { auditConfig, keyringConfig, provinceConfig } from '#shared/config/common-config.js';
import { env, readConfig, type Environment } from '#shared/config/read-config.js';

/** Variables of the command line. */
export const HcpConfigSchema = Type.Object({
  ...mongoConfig,
  ...kafkaAccessConfig,
  ...keyringConfig,
  ...auditConfig,
  ...provinceConfig,
  HCP_INGEST_URL: env.text('http://127.0.0.1:7001', 'where hcp send and hcp demo find ingest'),
  HCP_PUBLIC_URL: env.optionalText(
    'origin under which citizens reach ingest, for hcp signs; unset: HCP_INGEST_URL',
  ),
  HCP_SECRET: env.optionalText('signing secret of the source that hcp send speaks as'),
  HCP_KEY_GRACE: env.text('24h', 'how long a source may still sign with a key that was rotated'),
});
export type HcpConfig = Readonly<Static<typeof HcpConfigSchema>>;

export const readHcpConfig = (environment: Environment): HcpConfig =>
  readConfig(HcpConfigSchema, environment);
