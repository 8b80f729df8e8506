import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { repositoryRoot } from '../stack/stack.paths.js';
import { monitoringFiles } from './monitoring-files.js';

for (const [path, text] of Object.entries(await monitoringFiles(repositoryRoot()))) {
  await writeFile(join(repositoryRoot(), path), text);
  console.log(path);
}
