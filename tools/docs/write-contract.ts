import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { repositoryRoot } from '../stack/stack.paths.js';
import { contractDocuments } from './contract-documents.js';

for (const [path, text] of Object.entries(contractDocuments())) {
  await writeFile(join(repositoryRoot(), path), text);
  console.log(path);
}
