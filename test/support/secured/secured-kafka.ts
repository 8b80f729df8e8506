import { join } from 'node:path';
import { fetchKafka } from '../../../tools/stack/download.js';
import { kafkaBroker } from '../../../tools/stack/kafka-native.js';
import type { ManagedProcess } from '../../../tools/stack/managed-process.js';
import { freePorts } from '../../../tools/stack/ports.js';
import { requireJava } from '../../../tools/stack/requirements.js';
import type { Certificates } from './certificates.js';

/** A user whose password no log may ever show. */
export interface SecretUser {
  readonly name: string;
  readonly password: string;
}

export interface SecuredKafka {
  readonly process: ManagedProcess;
  /** Asks for a user over TLS: SASL PLAIN and SCRAM. */
  readonly saslBrokers: string;
  /** Asks for a certificate. */
  readonly mutualBrokers: string;
}

const silent = (): void => undefined;

/** A broker that speaks nothing in the clear, not even with itself. */
export async function startSecuredKafka(
  dir: string,
  certificates: Certificates,
  { name, password }: SecretUser,
): Promise<SecuredKafka> {
  const [port = 0, mutualPort = 0, controllerPort = 0] = await freePorts(3);
  const listeners = `CLIENTS://127.0.0.1:${port},MUTUAL://127.0.0.1:${mutualPort}`;
  const login = 'org.apache.kafka.common.security';
  const clients = 'listener.name.clients';
  const properties: Record<string, string> = {
    listeners: `${listeners},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': listeners,
    'listener.security.protocol.map': 'CLIENTS:SASL_SSL,MUTUAL:SSL,CONTROLLER:SSL',
    'inter.broker.listener.name': 'MUTUAL',
    'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512',
    [`${clients}.plain.sasl.jaas.config`]: `${login}.plain.PlainLoginModule required user_${name}="${password}";`,
    [`${clients}.scram-sha-256.sasl.jaas.config`]: `${login}.scram.ScramLoginModule required;`,
    [`${clients}.scram-sha-512.sasl.jaas.config`]: `${login}.scram.ScramLoginModule required;`,
    'listener.name.mutual.ssl.client.auth': 'required',
    'listener.name.controller.ssl.client.auth': 'required',
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': certificates.server,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': certificates.authority,
  };
  const secured = {
    properties: Object.entries(properties)
      .map(([key, value]) => `${key}=${value}\n`)
      .join(''),
    formatArguments: ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((mechanism) => [
      ...['--add-scram', `${mechanism}=[name=${name},password=${password}]`],
    ]),
  };
  const node = { nodeId: 1, port, controllerPort, dir, logFile: join(dir, 'kafka.log') };
  const [java, jars] = [await requireJava(silent), await fetchKafka(silent)];
  const cluster = { java, jars, heapMb: 512, sessionTimeoutMs: 9_000, nodes: [node], secured };
  const process = await kafkaBroker(cluster, node);
  await process.start();
  return {
    process,
    saslBrokers: `127.0.0.1:${port}`,
    mutualBrokers: `127.0.0.1:${mutualPort}`,
  };
}
