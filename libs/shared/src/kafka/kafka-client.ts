import { Kafka, logLevel, type LogEntry } from 'kafkajs';

export interface KafkaOptions {
  /** host:port, separated by commas. */
  readonly brokers: string;
  readonly clientId: string;
  /** What kafkajs has to say of its connections: for `debug`, since its callers say what matters. */
  readonly onLog?: (entry: LogEntry) => void;
}

/** A kafkajs client; short waits, since those who call it have deadlines of their own. */
export function createKafka({ brokers, clientId, onLog }: KafkaOptions): Kafka {
  return new Kafka({
    clientId,
    brokers: brokers.split(',').map((broker) => broker.trim()),
    connectionTimeout: 2_000,
    requestTimeout: 10_000,
    logLevel: onLog === undefined ? logLevel.NOTHING : logLevel.WARN,
    logCreator: () => (entry) => onLog?.(entry),
    retry: { initialRetryTime: 100, maxRetryTime: 400, retries: 12 },
  });
}
