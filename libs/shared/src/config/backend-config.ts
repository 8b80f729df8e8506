import { env } from './read-config.js';

/** Variables of what talks to MongoDB. Files are read at the start. */
export const mongoConfig = {
  MONGODB_URI: env.text(
    'mongodb://127.0.0.1:27017/hcp?replicaSet=rs0&directConnection=true',
    'MongoDB replica set; the database is hcp unless the URI names another',
  ),
  MONGODB_TLS_CA_FILE: env.optionalText(
    'PEM file of the authorities that vouch for MongoDB; with it TLS is spoken',
  ),
  MONGODB_TLS_CERT_KEY_FILE: env.optionalText(
    'PEM file with the certificate and key shown to MongoDB; with it TLS is spoken',
  ),
  MONGODB_USERNAME: env.optionalText(
    'user of MongoDB, of the database admin unless the URI names another authSource',
  ),
  MONGODB_PASSWORD_FILE: env.optionalText("file with that user's password"),
};

/** Variables of what talks to Kafka. Files are read at the start. */
export const kafkaAccessConfig = {
  KAFKA_BROKERS: env.text('127.0.0.1:9092', 'brokers, host:port separated by commas'),
  KAFKA_TLS: env.choice(['true', 'false'], 'false', 'TLS is spoken with the brokers'),
  KAFKA_TLS_CA_FILE: env.optionalText(
    "PEM file of the authorities that vouch for the brokers; unset: the system's",
  ),
  KAFKA_TLS_CERT_FILE: env.optionalText('PEM file of the certificate shown to the brokers'),
  KAFKA_TLS_KEY_FILE: env.optionalText('PEM file of its key'),
  KAFKA_SASL_MECHANISM: env.optionalChoice(
    ['plain', 'scram-sha-256', 'scram-sha-512'],
    'how one signs in at the brokers; unset: not at all',
  ),
  KAFKA_SASL_USERNAME: env.optionalText('user of Kafka'),
  KAFKA_SASL_PASSWORD_FILE: env.optionalText("file with that user's password"),
};
