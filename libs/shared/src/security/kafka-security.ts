import type Type from 'typebox';
import type { Static } from 'typebox';
import type { kafkaAccessConfig } from '../config/backend-config.js';
import type { KafkaAddress, KafkaSecurity } from '../kafka/kafka-client.js';
import { invalid, passwordOfNamedFile, requiredBy } from './named-file.js';
import { certificatesOf, keyPairOf, type KeyPair } from './pem.js';

/** The variables that say how Kafka is reached. */
export type KafkaAccess = Static<Type.TObject<typeof kafkaAccessConfig>>;

/**
 * How Kafka is spoken to, from the variables and the files they name. Throws `config-invalid`,
 * naming the variable, when a file cannot be used or one variable lacks another.
 */
export function kafkaSecurity(config: KafkaAccess): KafkaSecurity {
  const sasl = saslOf(config);
  const tls = tlsOf(config);
  if (sasl?.mechanism === 'plain' && tls === undefined) {
    throw invalid('KAFKA_SASL_MECHANISM', 'must not be plain without KAFKA_TLS=true');
  }
  return {
    ...(tls === undefined ? {} : { tls }),
    ...(sasl === undefined ? {} : { sasl }),
  };
}

/** Where Kafka is and how it is spoken to; throws as `kafkaSecurity` does. */
export const kafkaAddress = (config: KafkaAccess): KafkaAddress => ({
  brokers: config.KAFKA_BROKERS,
  security: kafkaSecurity(config),
});

const TLS_FILES = ['KAFKA_TLS_CA_FILE', 'KAFKA_TLS_CERT_FILE', 'KAFKA_TLS_KEY_FILE'] as const;

function tlsOf(config: KafkaAccess): KafkaSecurity['tls'] {
  if (config.KAFKA_TLS === 'false') {
    const stray = TLS_FILES.find((name) => config[name] !== undefined);
    if (stray !== undefined) throw invalid(stray, 'needs KAFKA_TLS=true');
    return undefined;
  }
  const { KAFKA_TLS_CA_FILE: authorities } = config;
  return {
    ...(authorities === undefined ? {} : { ca: certificatesOf('KAFKA_TLS_CA_FILE', authorities) }),
    ...ownPairOf(config),
  };
}

function ownPairOf({
  KAFKA_TLS_CERT_FILE: certificate,
  KAFKA_TLS_KEY_FILE: key,
}: KafkaAccess): KeyPair | undefined {
  if (certificate === undefined && key === undefined) return undefined;
  if (key === undefined) throw requiredBy('KAFKA_TLS_KEY_FILE', 'KAFKA_TLS_CERT_FILE');
  if (certificate === undefined) throw requiredBy('KAFKA_TLS_CERT_FILE', 'KAFKA_TLS_KEY_FILE');
  return keyPairOf(
    { variable: 'KAFKA_TLS_CERT_FILE', path: certificate },
    { variable: 'KAFKA_TLS_KEY_FILE', path: key },
  );
}

function saslOf({
  KAFKA_SASL_MECHANISM: mechanism,
  KAFKA_SASL_USERNAME: username,
  KAFKA_SASL_PASSWORD_FILE: passwordFile,
}: KafkaAccess): KafkaSecurity['sasl'] {
  if (mechanism === undefined && username === undefined && passwordFile === undefined) {
    return undefined;
  }
  if (mechanism === undefined) throw lacking('KAFKA_SASL_MECHANISM');
  if (username === undefined) throw lacking('KAFKA_SASL_USERNAME');
  if (passwordFile === undefined) throw lacking('KAFKA_SASL_PASSWORD_FILE');
  const password = passwordOfNamedFile('KAFKA_SASL_PASSWORD_FILE', passwordFile);
  return { mechanism, username, password };
}

const lacking = (variable: string): Error =>
  invalid(variable, 'is required where another variable of SASL is set');
