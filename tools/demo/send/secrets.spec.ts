import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSecrets } from './secrets.js';

describe('readSecrets', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hcp-secrets-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('reads secrets by source code, bare or within the file of a local start', async () => {
    const file = join(folder, 'secrets.json');
    const secrets = { 'jx-zwfw': 'whsec_made-up' };
    for (const content of [secrets, { installation: 'x', secrets }]) {
      await writeFile(file, JSON.stringify(content));
      expect([...(await readSecrets(file))]).toEqual([['jx-zwfw', 'whsec_made-up']]);
    }
  });

  it('says which file it cannot read', async () => {
    await expect(readSecrets(join(folder, 'none.json'))).rejects.toThrow('none.json');
  });
});
