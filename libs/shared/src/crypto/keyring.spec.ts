import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOrCreateKeyring, newKeyring } from './keyring.js';

describe('loadOrCreateKeyring', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keyring-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('makes one keyring, of mode 0600, however many start at once', async () => {
    const path = join(folder, 'keys', 'keyring.json');
    const all = await Promise.all(Array.from({ length: 20 }, () => loadOrCreateKeyring(path)));
    expect(new Set(all.map((keyring) => JSON.stringify(keyring))).size).toBe(1);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, 'keys'))).toEqual(['keyring.json']);
    expect(await loadOrCreateKeyring(path)).toEqual(all[0]);
  });

  it.each([
    ['not JSON', '{"active": "secret-material'],
    ['without keys', '{}'],
    ['of a short key', shortKey()],
    ['without its active key', JSON.stringify({ ...newKeyring(), active: 'other' })],
  ])('refuses a file %s, leaves it, and quotes nothing of it', async (_, text) => {
    const path = join(folder, 'keyring.json');
    await writeFile(path, text);
    const failure: unknown = await loadOrCreateKeyring(path).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'keyring-invalid' });
    expect(String(failure)).not.toContain('secret-material');
    expect(await readFile(path, 'utf8')).toBe(text);
  });
});

function shortKey(): string {
  const keyring = newKeyring();
  return JSON.stringify({
    ...keyring,
    dataKeys: keyring.dataKeys.map((key) => ({ ...key, key: 'AAAA' })),
  });
}
