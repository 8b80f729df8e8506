import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Type from 'typebox';
import { mongoConfig } from '../config/backend-config.js';
import { readConfig } from '../config/read-config.js';
import { mongoSecurity } from './mongo-security.js';

const folder = mkdtempSync(join(tmpdir(), 'hcp-mongo-security-'));
const password = join(folder, 'password');
const noPem = join(folder, 'no.pem');
writeFileSync(password, 'correct horse\r\n');
writeFileSync(noPem, 'not a certificate');

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const read = (environment: Record<string, string>) =>
  mongoSecurity(readConfig(Type.Object(mongoConfig), environment));

const USER = { MONGODB_USERNAME: 'hcp', MONGODB_PASSWORD_FILE: password };

describe('mongoSecurity', () => {
  it('adds nothing to the URI unless it is told to', () => {
    expect(read({})).toEqual({});
  });

  it('reads the password without the end of its line', () => {
    expect(read(USER)).toEqual({ user: { username: 'hcp', password: 'correct horse' } });
  });

  it.each<readonly [string, string, Record<string, string>]>([
    ['MONGODB_PASSWORD_FILE', 'none', { MONGODB_USERNAME: 'hcp' }],
    ['MONGODB_USERNAME', 'none', { MONGODB_PASSWORD_FILE: password }],
    ['MONGODB_USERNAME', 'two users', { ...USER, MONGODB_URI: 'mongodb://a:b@127.0.0.1/hcp' }],
    ['MONGODB_TLS_CA_FILE', 'no certificate', { MONGODB_TLS_CA_FILE: noPem }],
    ['MONGODB_TLS_CERT_KEY_FILE', 'no certificate', { MONGODB_TLS_CERT_KEY_FILE: noPem }],
    ['MONGODB_TLS_CA_FILE', 'missing', { MONGODB_TLS_CA_FILE: join(folder, 'missing') }],
  ])('stops the start over %s (%s)', (variable, _, environment) => {
    expect(() => read(environment)).toThrow(`environment variable ${variable} `);
  });
});
