import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../tools/stack/ports.js';
import { requireSampleTools } from '../../tools/stack/requirements.js';
import { temporaryFolder } from '../../tools/stack/temporary-folder.js';
import { appSpec, type App } from '../support/app-spec.js';
import { rating, HOME } from '../support/events.js';
import { hcp as runHcp } from '../support/hcp-command.js';
import { writeRegistry } from '../support/registry.js';
import { makeCertificates, type Certificates } from '../support/secured/certificates.js';
import { startSecuredKafka, type SecuredKafka } from '../support/secured/secured-kafka.js';
import { startSecuredMongo, type SecuredMongo } from '../support/secured/secured-mongo.js';
import { Service } from '../support/service.js';
import { SourceClient } from '../support/source-client.js';
import { until } from '../support/until.js';

type Variables = Readonly<Record<string, string>>;

const USER = { name: 'hcp', password: `secret-${randomUUID()}` };
const WRONG = `wrong-${randomUUID()}`;

let dir: string;
let certificates: Certificates;
let kafka: SecuredKafka;
let mongo: SecuredMongo;
let passwordFile: string;
let wrongFile: string;

beforeAll(async () => {
  await requireSampleTools(() => undefined);
  dir = await temporaryFolder();
  certificates = await makeCertificates(dir);
  [passwordFile, wrongFile] = [join(dir, 'password'), join(dir, 'wrong-password')];
  await writeFile(passwordFile, `${USER.password}\n`);
  await writeFile(wrongFile, `${WRONG}\n`);
  [kafka, mongo] = await Promise.all([
    startSecuredKafka(join(dir, 'kafka'), certificates, USER),
    startSecuredMongo(join(dir, 'mongo'), certificates, USER),
  ]);
  await writeRegistry(join(dir, 'registry'));
});

afterAll(async () => {
  await Promise.all([kafka.process.kill('SIGKILL'), mongo.process.kill('SIGKILL')]);
  await rm(dir, { recursive: true, force: true });
});

const overTls = (): Variables => ({
  KAFKA_TLS: 'true',
  KAFKA_TLS_CA_FILE: certificates.authority,
});
const sasl = (mechanism: string): Variables => ({
  ...overTls(),
  KAFKA_BROKERS: kafka.saslBrokers,
  KAFKA_SASL_MECHANISM: mechanism,
  KAFKA_SASL_USERNAME: USER.name,
  KAFKA_SASL_PASSWORD_FILE: passwordFile,
});
const mutual = (): Variables => ({
  ...overTls(),
  KAFKA_BROKERS: kafka.mutualBrokers,
  KAFKA_TLS_CERT_FILE: certificates.client.certificate,
  KAFKA_TLS_KEY_FILE: certificates.client.key,
});
const database = (): Variables => ({
  MONGODB_URI: mongo.uri,
  MONGODB_TLS_CA_FILE: certificates.authority,
  MONGODB_TLS_CERT_KEY_FILE: certificates.client.both,
  MONGODB_USERNAME: USER.name,
  MONGODB_PASSWORD_FILE: passwordFile,
});
const files = (): Variables => ({
  HCP_KEYRING: join(dir, 'keyring.json'),
  HCP_AUDIT_ANCHORS: join(dir, 'anchors.ndjson'),
});

async function launched(app: App, variables: Variables): Promise<Service> {
  const port = await freePort();
  const env = {
    ...{ HCP_PUBLIC_SITE_PORT: '0', AGGREGATOR_SESSION_TIMEOUT_MS: '8000', LOG_LEVEL: 'debug' },
    ...files(),
    ...variables,
  };
  return Service.launched(appSpec(app, `${app}-${port}`, { dir, port, env }), port);
}

const hcp = async (variables: Variables, ...args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await runHcp(args, { ...files(), ...variables });
  expect({ args, code, stderr: code === 0 ? '' : stderr }).toEqual({ args, code: 0, stderr: '' });
  expect(stdout + stderr).not.toContain(USER.password);
  return stdout;
};

describe('over TLS, with users and certificates', () => {
  let secret: string;
  let sent = 0;

  beforeAll(async () => {
    await hcp(database(), 'migrate', 'up');
    await hcp(database(), 'import', join(dir, 'registry'));
    secret = (await hcp(database(), 'source', 'add', 'HALL')).trim();
  });

  it.each<readonly [string, () => Variables]>([
    ['SASL SCRAM-SHA-512', () => sasl('scram-sha-512')],
    ['SASL PLAIN', () => sasl('plain')],
    ['a certificate of its own', mutual],
  ])('a signed rating reaches the ranking by %s', async (_, access) => {
    const variables = { ...database(), ...access() };
    const apps = ['ingest', 'aggregator', 'report', 'console'] as const;
    const services = await Promise.all(apps.map((app) => launched(app, variables)));
    const [ingest, , report] = services;
    try {
      for (const one of services) await until(`${one.name} to be ready`, () => one.isReady());
      const client = new SourceClient(ingest?.address ?? '', new Map([['HALL', secret]]));
      const answer = await client.post('HALL', '/v1/ratings', JSON.stringify(rating()));
      expect(answer.status).toBe(202);
      sent += 1;
      await until('the rating to be ranked', async () => (await ranked(report)) === sent);
      expect(await hcp(variables, 'reconcile')).toContain('differences=0');
    } finally {
      await Promise.all(services.map((one) => one.stop()));
    }
    for (const one of services) expect(await one.log()).not.toContain(USER.password);
  });

  /** Valid ratings of the first department this year. */
  async function ranked(report: Service | undefined): Promise<number> {
    const year = new Date().getFullYear();
    const query = `subject=department&peers=province&period=${year}`;
    const response = await fetch(`${report?.address ?? ''}/v1/rankings?${query}`);
    const { rows = [], insufficient = [] } = (await response.json()) as Readonly<
      Record<string, readonly { readonly code: string; readonly valid: number }[]>
    >;
    return [...rows, ...insufficient].find(({ code }) => code === HOME?.code)?.valid ?? 0;
  }
});

describe('who is refused says so and shows no secret', () => {
  const WHY = {
    untrusted: 'its certificate is not trusted',
    password: 'it refuses the user or the password',
    certificate: 'it refuses our certificate, or asks for one',
  };
  const without = (variables: Variables, ...names: readonly string[]): Variables =>
    Object.fromEntries(Object.entries(variables).filter(([name]) => !names.includes(name)));

  it.each<readonly [string, () => Variables, string | RegExp, string | RegExp]>([
    [
      'another authority',
      () => ({
        ...{ ...sasl('scram-sha-512'), KAFKA_TLS_CA_FILE: certificates.stranger },
        ...{ ...database(), MONGODB_TLS_CA_FILE: certificates.stranger },
      }),
      WHY.untrusted,
      WHY.untrusted,
    ],
    [
      'a wrong password',
      () => ({
        ...{ ...sasl('scram-sha-512'), KAFKA_SASL_PASSWORD_FILE: wrongFile },
        ...{ ...database(), MONGODB_PASSWORD_FILE: wrongFile },
      }),
      WHY.password,
      WHY.password,
    ],
    [
      'no certificate of its own',
      () => ({
        ...without(mutual(), 'KAFKA_TLS_CERT_FILE', 'KAFKA_TLS_KEY_FILE'),
        ...without(database(), 'MONGODB_TLS_CERT_KEY_FILE'),
      }),
      WHY.certificate,
      /^MongoDB cannot be reached/,
    ],
    [
      'plain text',
      () => ({ KAFKA_BROKERS: kafka.saslBrokers, MONGODB_URI: mongo.uri }),
      /^Kafka cannot be reached/,
      /^MongoDB cannot be reached/,
    ],
  ])('ingest with %s', async (_, variables, kafkaWhy, mongoWhy) => {
    const service = await launched('ingest', variables());
    try {
      const stringMatching = (words: string | RegExp): unknown =>
        typeof words === 'string'
          ? expect.stringContaining(words)
          : (expect.stringMatching(words) as unknown);
      await until('ingest to say what is wrong', async () => {
        const answer = await fetch(`${service.address}/health/ready`);
        const { faults } = (await answer.json()) as { readonly faults?: object };
        expect(faults).toMatchObject({
          kafka: stringMatching(kafkaWhy),
          mongodb: stringMatching(mongoWhy),
        });
        return true;
      });
      expect(service.ends).toEqual([]);
    } finally {
      await service.stop();
    }
    const log = await service.log();
    for (const secret of [USER.password, WRONG]) expect(log).not.toContain(secret);
  });

  it('hcp and aggregator end in one line', async () => {
    const wrong = { ...sasl('plain'), ...database(), KAFKA_SASL_PASSWORD_FILE: wrongFile };
    const { code, stderr } = await runHcp(['reconcile'], { ...files(), ...wrong });
    expect([code, stderr.trim()]).toEqual([2, `hcp: Kafka: ${WHY.password}`]);

    const service = await launched('aggregator', wrong);
    try {
      await until('the aggregator to say so', async () => {
        const log = await service.log();
        expect(log).not.toContain(WRONG);
        return log.includes(WHY.password);
      });
      await until('the aggregator to end', () => service.ends.length > 0);
    } finally {
      await service.stop();
    }
  });

  it('a file that is missing or a half-set combination stops the start and names the variable', async () => {
    const cases: readonly (readonly [string, Variables])[] = [
      ['MONGODB_PASSWORD_FILE', { ...database(), MONGODB_PASSWORD_FILE: join(dir, 'nothing') }],
      ['MONGODB_USERNAME', without(database(), 'MONGODB_USERNAME')],
      ['MONGODB_TLS_CERT_KEY_FILE', { ...database(), MONGODB_TLS_CERT_KEY_FILE: passwordFile }],
    ];
    for (const [variable, variables] of cases) {
      const { code, stderr } = await runHcp(['requests'], { ...files(), ...variables });
      expect(code).toBe(2);
      expect(stderr).toContain(`environment variable ${variable} `);
      for (const value of [USER.password, dir]) expect(stderr).not.toContain(value);
    }
    const service = await launched('report', without(database(), 'MONGODB_USERNAME'));
    try {
      await until('report to say so', async () =>
        (await service.log()).includes('environment variable MONGODB_USERNAME '),
      );
    } finally {
      await service.stop();
    }
  });
});
