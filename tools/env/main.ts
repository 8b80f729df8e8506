import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../stack/stack.paths.js';
import { envExample } from './env-example.js';

await writeFile(join(repositoryRoot(), '.env.example'), envExample());
