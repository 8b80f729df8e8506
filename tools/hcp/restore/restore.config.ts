import Type from 'typebox';
import { kafkaConfig } from '#shared/config/common-config.js';
import { readConfig } from '#shared/config/read-config.js';

const RestoreConfigSchema = Type.Object({ KAFKA_REPLICATION: kafkaConfig.KAFKA_REPLICATION });

/** How many replicas a topic gets that a restore has to create: as the services would make it. */
export const topicReplication = (): number =>
  readConfig(RestoreConfigSchema, process.env).KAFKA_REPLICATION;
