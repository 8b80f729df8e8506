import { Kafka, logLevel, type KafkaConfig, type LogEntry, type SASLOptions } from 'kafkajs';

export type SaslMechanism = 'plain' | 'scram-sha-256' | 'scram-sha-512';

/** How brokers are spoken to: absent parts are not used. */
export interface KafkaSecurity {
  /** Certificates and keys as PEM; without `ca` the system's authorities are trusted. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  readonly sasl?: {
    readonly mechanism: SaslMechanism;
    readonly username: string;
    readonly password: string;
  };
}

/** Where Kafka is, and how it is spoken to. */
export interface KafkaAddress {
  /** host:port, separated by commas. */
  readonly brokers: string;
  readonly security?: KafkaSecurity;
}

export interface KafkaOptions extends KafkaAddress {
  readonly clientId: string;
  /** What kafkajs has to say of its connections: for `debug`, since its callers say what matters. */
  readonly onLog?: (entry: LogEntry) => void;
}

/** A kafkajs client; short waits, since those who call it have deadlines of their own. */
export function createKafka({ brokers, security = {}, clientId, onLog }: KafkaOptions): Kafka {
  return new Kafka({
    clientId,
    brokers: brokers.split(',').map((broker) => broker.trim()),
    ...secured(security),
    connectionTimeout: 2_000,
    requestTimeout: 10_000,
    logLevel: onLog === undefined ? logLevel.NOTHING : logLevel.WARN,
    logCreator: () => (entry) => onLog?.(entry),
    retry: { initialRetryTime: 100, maxRetryTime: 400, retries: 12 },
  });
}

const secured = ({ tls, sasl }: KafkaSecurity): Pick<KafkaConfig, 'ssl' | 'sasl'> => ({
  ...(tls === undefined ? {} : { ssl: { ...tls } }),
  ...(sasl === undefined ? {} : { sasl: sasl as SASLOptions }),
});
