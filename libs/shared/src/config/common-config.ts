import { kafkaAccessConfig, mongoConfig } from './backend-config.js';
import { env } from './read-config.js';

/** Variables that every service reads; documented in `.env.example`. */
export const commonConfig = {
  HCP_HOST: env.text('127.0.0.1', 'address to listen on'),
  LOG_LEVEL: env.choice(['trace', 'debug', 'info', 'warn', 'error'], 'info', 'least level logged'),
  ...mongoConfig,
};

/** Variables of services that others send requests to. */
export const listenerConfig = {
  HCP_DRAIN_SECONDS: env.integer(
    0,
    0,
    300,
    'seconds after SIGTERM in which it still serves while not ready, for balancers to notice',
  ),
};

/** Variables of services that talk to Kafka. */
export const kafkaConfig = {
  ...kafkaAccessConfig,
  KAFKA_PARTITIONS: env.integer(4, 1, 1_000, 'partitions of a topic that we create'),
  KAFKA_REPLICATION: env.integer(1, 1, 10, 'replicas of a topic that we create'),
};

/** Variables of services that encrypt or look up personal data. */
export const keyringConfig = {
  HCP_KEYRING: env.text('.data/keys/keyring.json', 'file with the data keys; made at first start'),
};

/** Variables of services that must know until when a service may be rated. */
export const ratingWindowConfig = {
  HCP_RATING_WINDOW_DAYS: env.integer(5, 0, 60, 'working days in which a service may be rated'),
  HCP_CALENDAR_FILE: env.optionalText('JSON file with further years of the holiday calendar'),
};

/** Variables of what writes or verifies the audit chain. */
export const auditConfig = {
  HCP_AUDIT_ANCHORS: env.text(
    '.data/audit/anchors.ndjson',
    'file outside the database to which signed anchors of the audit chain are appended',
  ),
};

/** Variables of what must know the area that the whole system is for. */
export const provinceConfig = {
  HCP_PROVINCE: env.text('360000', 'code of the area that the whole system is for'),
};
