import { readIngestConfig } from './ingest.config.js';

describe('readIngestConfig', () => {
  it('takes the public address from the port unless it is told one', () => {
    expect(readIngestConfig({ INGEST_PORT: '7101' }).publicUrl).toBe('http://127.0.0.1:7101');
    const config = readIngestConfig({ HCP_PUBLIC_URL: 'https://hcp.example/' });
    expect(config.publicUrl).toBe('https://hcp.example');
  });

  it('reads lists, and believes and asks nobody where there are none', () => {
    const none = readIngestConfig({});
    expect([none.askHandlerIn, none.trustedProxies]).toEqual([[], []]);
    const some = readIngestConfig({
      HCP_ASK_HANDLER: '360100, 360800',
      HCP_TRUSTED_PROXIES: '10.0.0.0/8,2001:db8::/32, 192.0.2.1',
    });
    expect(some.askHandlerIn).toEqual(['360100', '360800']);
    expect(some.trustedProxies).toEqual(['10.0.0.0/8', '2001:db8::/32', '192.0.2.1']);
    expect(readIngestConfig({ HCP_ASK_HANDLER: '*' }).askHandlerIn).toBe('*');
  });

  it.each([
    ['HCP_PUBLIC_URL', 'https://hcp.example/path'],
    ['HCP_PUBLIC_URL', 'hcp.example'],
    ['HCP_PUBLIC_URL', 'ftp://hcp.example'],
    ['HCP_ASK_HANDLER', '360100;360800'],
    ['HCP_TRUSTED_PROXIES', 'proxy.example'],
    ['HCP_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['HCP_TRUSTED_PROXIES', '10.0.0.0/8/8'],
  ])('stops the start on a bad %s and does not repeat it', (variable, value) => {
    const read = () => readIngestConfig({ [variable]: value });
    expect(read).toThrow(variable);
    expect(read).not.toThrow(value);
  });
});
