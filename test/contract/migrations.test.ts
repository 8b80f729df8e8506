import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MIGRATIONS } from '#shared/mongo/migrations.js';
import { repositoryRoot } from '../../tools/stack/stack.paths.js';

it('services ask for every migration that there is, in their order', async () => {
  const files = await readdir(join(repositoryRoot(), 'migrations'));
  expect([...MIGRATIONS]).toEqual(files.map((file) => file.replace(/\.ts$/, '.js')).sort());
});
