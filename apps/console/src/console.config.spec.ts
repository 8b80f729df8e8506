import { readConsoleConfig } from './console.config.js';

describe('session cookies', () => {
  it.each<[Record<string, string>, boolean]>([
    [{}, false],
    [{ HCP_HOST: '::1' }, false],
    [{ HCP_HOST: '0.0.0.0' }, true],
    [{ HCP_HOST: '0.0.0.0', HCP_COOKIE_SECURE: 'false' }, false],
    [{ HCP_COOKIE_SECURE: 'true' }, true],
  ])('with %j are only for TLS: %s', (environment, secure) => {
    expect(readConsoleConfig(environment).secureCookies).toBe(secure);
  });
});

it('an invalid variable is named and stops the start', () => {
  expect(() => readConsoleConfig({ HCP_SESSION_HOURS: '48' })).toThrow(/HCP_SESSION_HOURS/);
  expect(() => readConsoleConfig({ HCP_REQUIRE_TOTP: 'maybe' })).toThrow(/HCP_REQUIRE_TOTP/);
});

it('proxies whose word is taken for the address of an officer are addresses or networks', () => {
  const HCP_TRUSTED_PROXIES = '10.0.0.0/8, 192.0.2.1';
  expect(readConsoleConfig({}).trustedProxies).toEqual([]);
  expect(readConsoleConfig({ HCP_TRUSTED_PROXIES }).trustedProxies).toEqual([
    '10.0.0.0/8',
    '192.0.2.1',
  ]);
  const broken = { HCP_TRUSTED_PROXIES: 'proxy.example' };
  expect(() => readConsoleConfig(broken)).toThrow(/HCP_TRUSTED_PROXIES must be/);
});
