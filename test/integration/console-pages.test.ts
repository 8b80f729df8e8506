import { readFile } from 'node:fs/promises';
import { CONSOLE_START, startConsole, type ConsoleApp } from '../support/console-app.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';

describe("the officers' pages", () => {
  let fresh: FreshDatabase;
  let app: ConsoleApp;

  beforeAll(async () => {
    fresh = await freshDatabase('console_pages');
    app = await startConsole(fresh.db, fresh.uri, () => CONSOLE_START, {
      HCP_CONSOLE_WEB_DIR: 'dist/web-console',
    });
  });
  afterAll(async () => {
    await app.close();
    await fresh.drop();
  });

  it.each(['/', '/cases', '/cases/qL8R4QIcQ_ZsRqOAbeRfcQ?tab=history'])(
    'are one page, whatever a link names: %s',
    async (path) => {
      const answer = await app.call('GET', path);
      expect(answer.status).toBe(200);
      expect(answer.text).toBe(await readFile('dist/web-console/index.html', 'utf8'));
      expect(answer.headers['cache-control']).toBe('no-cache');
    },
  );

  it('run nothing but their own files, embedded by nobody', async () => {
    const { headers } = await app.call('GET', '/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  });

  it('have files that are kept for ever and come packed', async () => {
    const { text } = await app.call('GET', '/');
    const [script = ''] = /\/assets\/index-[^"]+\.js/.exec(text) ?? [];
    const answer = await app.call('GET', script, { headers: { 'accept-encoding': 'br' } });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-encoding']).toBe('br');
    expect(answer.headers['content-type']).toMatch(/javascript/);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('have their sign', async () => {
    const { status, headers } = await app.call('GET', '/favicon.svg');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('image/svg+xml');
  });

  it.each([
    '/v1/nothing',
    '/assets/gone-12345678.js',
    '/assets/..%2f..%2fpackage.json',
    '/health/x',
  ])('are not shown in the place of what is missing: %s', async (path) => {
    const { status, text } = await app.call('GET', path);
    expect(status).toBe(404);
    expect(text).not.toContain('<html');
  });
});
