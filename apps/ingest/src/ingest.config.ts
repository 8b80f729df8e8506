import Type, { type Static } from 'typebox';
import { commonConfig, kafkaConfig, keyringConfig } from '#shared/config/common-config.js';
import { env, readConfig, type Environment } from '#shared/config/read-config.js';

/** The variables of ingest. */
export const IngestConfigSchema = Type.Object({
  ...commonConfig,
  ...kafkaConfig,
  ...keyringConfig,
  INGEST_PORT: env.integer(7001, 0, 65_535, 'port of ingest'),
  INGEST_EVENTS_PER_SECOND: env.integer(
    50_000,
    1,
    1_000_000,
    'events a second that one source may send, twice that at once',
  ),
  INGEST_LINGER_MS: env.integer(3, 0, 1_000, 'how long a batch for Kafka waits for more, ms'),
});

/** What ingest was started with. */
export type IngestConfig = Readonly<Static<typeof IngestConfigSchema>>;

/** Reads ingest's environment; throws `config-invalid` with the variable's name. */
export const readIngestConfig = (environment: Environment): IngestConfig =>
  readConfig(IngestConfigSchema, environment);
