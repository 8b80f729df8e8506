import { resolve } from 'node:path';

import { repositoryRoot } from '../../stack/stack.paths.js';

import { copyRuntimes } from './copy-runtime.js';

/** `node dist/tools/images/runtime/main.js <folder>`: what the images are filled with. */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('give the folder to fill');
await copyRuntimes(repositoryRoot(), resolve(folder));
