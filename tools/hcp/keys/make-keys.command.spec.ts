import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runKeysMake } from './make-keys.command.js';

const NAMES = ['audit-anchor-key.pem', 'keyring.json', 'publication-key.pem'];

describe('hcp keys make', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keys-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('makes all files of keys, for their owner alone, and never makes one anew', async () => {
    const places = {
      ...{
        HCP_KEYRING: join(folder, 'keyring.json'),
        HCP_PUBLICATION_ALGORITHM: 'Ed25519' as const,
      },
    };
    const texts = () => Promise.all(NAMES.map((name) => readFile(join(folder, name), 'utf8')));
    expect(await runKeysMake(places)).toBe(0);
    expect((await readdir(folder)).toSorted()).toEqual(NAMES);
    for (const name of NAMES) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    const first = await texts();
    await rm(join(folder, 'publication-key.pem'));
    expect(await runKeysMake(places)).toBe(0);
    const second = await texts();
    expect([second[0], second[1]]).toEqual([first[0], first[1]]);
    expect(second[2]).not.toBe(first[2]);
  });
});
