import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Type from 'typebox';
import { kafkaAccessConfig } from '../config/backend-config.js';
import { readConfig } from '../config/read-config.js';
import { kafkaSecurity } from './kafka-security.js';

const folder = mkdtempSync(join(tmpdir(), 'hcp-kafka-security-'));
const fileOf = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const password = fileOf('password', 'correct horse\n');
const noPem = fileOf('no.pem', 'not a certificate');

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const read = (environment: Record<string, string>) =>
  kafkaSecurity(readConfig(Type.Object(kafkaAccessConfig), environment));

const SASL = {
  KAFKA_SASL_MECHANISM: 'scram-sha-512',
  KAFKA_SASL_USERNAME: 'hcp',
  KAFKA_SASL_PASSWORD_FILE: password,
};

describe('kafkaSecurity', () => {
  it('uses neither TLS nor SASL unless it is told to', () => {
    expect(read({})).toEqual({});
  });

  it('trusts the authorities of the system where no file names others', () => {
    expect(read({ KAFKA_TLS: 'true' })).toEqual({ tls: {} });
  });

  it('reads the password without the end of its line', () => {
    expect(read(SASL)).toEqual({
      sasl: { mechanism: 'scram-sha-512', username: 'hcp', password: 'correct horse' },
    });
  });

  const missing = join(folder, 'missing');
  const empty = fileOf('empty', '\n');
  it.each<readonly [string, string, Record<string, string>]>([
    ['KAFKA_TLS', 'a word that is neither', { KAFKA_TLS: 'yes' }],
    ['KAFKA_TLS_CA_FILE', 'a file without TLS', { KAFKA_TLS_CA_FILE: noPem }],
    ['KAFKA_TLS_CA_FILE', 'no such file', { KAFKA_TLS: 'true', KAFKA_TLS_CA_FILE: missing }],
    ['KAFKA_TLS_CA_FILE', 'no certificate', { KAFKA_TLS: 'true', KAFKA_TLS_CA_FILE: noPem }],
    ['KAFKA_TLS_KEY_FILE', 'no key', { KAFKA_TLS: 'true', KAFKA_TLS_CERT_FILE: noPem }],
    ['KAFKA_TLS_CERT_FILE', 'a key alone', { KAFKA_TLS: 'true', KAFKA_TLS_KEY_FILE: noPem }],
    ['KAFKA_SASL_MECHANISM', 'none', { ...SASL, KAFKA_SASL_MECHANISM: '' }],
    ['KAFKA_SASL_MECHANISM', 'an unknown one', { ...SASL, KAFKA_SASL_MECHANISM: 'gssapi' }],
    ['KAFKA_SASL_MECHANISM', 'plain in the clear', { ...SASL, KAFKA_SASL_MECHANISM: 'plain' }],
    ['KAFKA_SASL_USERNAME', 'none', { ...SASL, KAFKA_SASL_USERNAME: '' }],
    ['KAFKA_SASL_PASSWORD_FILE', 'none', { ...SASL, KAFKA_SASL_PASSWORD_FILE: '' }],
    ['KAFKA_SASL_PASSWORD_FILE', 'missing', { ...SASL, KAFKA_SASL_PASSWORD_FILE: missing }],
    ['KAFKA_SASL_PASSWORD_FILE', 'empty', { ...SASL, KAFKA_SASL_PASSWORD_FILE: empty }],
  ])('stops the start over %s (%s) and repeats no value', (variable, _, environment) => {
    const fault = faultOf(() => read(environment));
    expect(fault.message).toContain(`environment variable ${variable} `);
    for (const value of Object.values(environment).filter((text) => text.startsWith('/'))) {
      expect(String(fault.stack) + String(fault.cause)).not.toContain(value);
    }
  });
});

function faultOf(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was thrown');
}
