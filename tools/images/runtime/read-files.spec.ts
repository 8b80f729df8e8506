import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { repositoryRoot } from '../../stack/stack.paths.js';
import { READ_FILES } from './read-files.js';

const ROOT = repositoryRoot();
/** By these a file that no import names is found beside the code or in a package. */
const FINDS_FILES = /import\.meta\.dirname|createRequire\(/;
/** Runs in no image, or loads what is an entry of its own: the migrations. */
const ELSEWHERE =
  /^tools\/(images|stack|docker|web|start|docs|env|kubernetes|drill|test|demo\/host)\/|migrator\.ts$/;

const builtFile = (source: string): string => `dist/${source.replace(/\.ts$/, '.js')}`;

describe('files that images need although no import names them', () => {
  it('stand in the table for all code that looks for some', async () => {
    const finders: string[] = [];
    for await (const source of glob('{apps,libs,tools}/**/*.ts', { cwd: ROOT })) {
      if (source.endsWith('.spec.ts') || ELSEWHERE.test(source)) continue;
      if (FINDS_FILES.test(await readFile(join(ROOT, source), 'utf8'))) finders.push(source);
    }
    expect(finders.map(builtFile).sort()).toEqual(Object.keys(READ_FILES).sort());
  });

  it('are there, but for those that the build makes', () => {
    const files = Object.values(READ_FILES).flat();
    const missing = files.filter(
      (file) => !existsSync(join(ROOT, file.replace(/^dist\/apps/, 'apps'))),
    );
    expect(missing.filter((file) => !file.startsWith('dist/web'))).toEqual([]);
  });
});
