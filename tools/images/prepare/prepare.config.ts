import Type, { type Static } from 'typebox';
import { keyringConfig } from '#shared/config/common-config.js';
import { env, readConfig, type Environment } from '#shared/config/read-config.js';
import { ReportConfigSchema } from '../../../apps/report/src/report.config.js';

/** What is prepared before a first start under compose. */
export const PrepareConfigSchema = Type.Object({
  ...keyringConfig,
  HCP_PUBLICATION_ALGORITHM: ReportConfigSchema.properties.HCP_PUBLICATION_ALGORITHM,
  MONGODB_MEMBER: env.text('mongo:27017', 'the one member of the new replica set, host:port'),
});
export type PrepareConfig = Readonly<Static<typeof PrepareConfigSchema>>;

export const readPrepareConfig = (environment: Environment): PrepareConfig =>
  readConfig(PrepareConfigSchema, environment);
