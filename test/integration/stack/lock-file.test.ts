import { appendFile, mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sha256, verifyFolder } from '../../../tools/stack/lock-file.js';
import { StackError } from '../../../tools/stack/stack.error.js';

describe('what is downloaded is held against its lock file', () => {
  let folder: string;
  const verify = async (): Promise<void> => {
    const files = { 'broker.jar': expected };
    await verifyFolder(folder, { version: '1', files }, 'tools/stack/kafka.lock.json');
  };
  let expected: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hcp-lock-'));
    await writeFile(join(folder, 'broker.jar'), 'the code that the repository names');
    expected = await sha256(join(folder, 'broker.jar'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('a folder that is what its lock says is accepted', async () => {
    await expect(verify()).resolves.toBeUndefined();
  });

  it('an altered jar is refused, with its name and what to do', async () => {
    await appendFile(join(folder, 'broker.jar'), '!');
    await expect(verify()).rejects.toThrow(StackError);
    await expect(verify()).rejects.toThrow(
      /^broker\.jar is not the one .*kafka\.lock\.json.* remove /,
    );
  });

  it('a jar that is missing, or one that nobody named, is refused', async () => {
    await writeFile(join(folder, 'extra.jar'), '');
    await expect(verify()).rejects.toThrow('extra.jar is not named by tools/stack/kafka.lock.json');
    await unlink(join(folder, 'extra.jar'));
    await unlink(join(folder, 'broker.jar'));
    await expect(verify()).rejects.toThrow('broker.jar of tools/stack/kafka.lock.json is missing');
  });
});
