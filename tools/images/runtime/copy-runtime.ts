import { existsSync } from 'node:fs';
import { cp, glob, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { READ_FILES } from './read-files.js';
import { reachableFiles } from './reachable-files.js';

/** The built entries of each image. Migrations are loaded by name, and so are entries of their own. */
const ENTRIES = {
  ingest: ['dist/apps/ingest/src/main.js'],
  aggregator: ['dist/apps/aggregator/src/main.js'],
  report: ['dist/apps/report/src/main.js'],
  console: ['dist/apps/console/src/main.js'],
  hcp: ['dist/tools/hcp/main.js', 'dist/tools/images/replica-set/main.js', 'dist/migrations/*.js'],
} as const;

const LICENCE = /^(licen[cs]e|notice|copying)/i;

/** Copies what each image runs, and nothing else, to `<out>/<name>`, laid out as in `root`. */
export async function copyRuntimes(root: string, out: string): Promise<void> {
  const entries = new Map<string, readonly string[]>();
  for (const [name, patterns] of Object.entries(ENTRIES)) {
    const found: string[] = [];
    for await (const entry of glob([...patterns], { cwd: root })) found.push(entry);
    entries.set(name, found);
  }
  const reachedFrom = await reachableFiles(root, [...entries.values()].flat());
  for (const [name, of] of entries) {
    const reached = new Set(of.flatMap((entry) => [...reachedFrom(entry)]));
    for (const file of await withCompany(root, reached)) {
      const target = join(out, name, file);
      await mkdir(dirname(target), { recursive: true });
      await cp(join(root, file), target, { recursive: true });
    }
  }
}

/** The files, with what they read, their source maps, and what says how their package is loaded. */
async function withCompany(root: string, files: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const all = new Set<string>(['package.json']);
  const folders = new Set<string>();
  for (const file of files) {
    for (const path of [file, ...(READ_FILES[file] ?? [])]) {
      all.add(path);
      if (path.includes('node_modules/')) for (const f of foldersOf(path)) folders.add(f);
    }
    const map = `${file}.map`;
    if (file.startsWith('dist/') && existsSync(join(root, map))) all.add(map);
  }
  for (const folder of folders) {
    if (!existsSync(join(root, folder, 'package.json'))) continue;
    all.add(join(folder, 'package.json'));
    for (const name of await readdir(join(root, folder))) {
      if (LICENCE.test(name)) all.add(join(folder, name));
    }
  }
  return all;
}

/** From the file's own folder up to its package's. */
function foldersOf(file: string): readonly string[] {
  const inPackage = file.slice(file.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const depth = inPackage.split('/').length - (inPackage.startsWith('@') ? 2 : 1);
  const folders: string[] = [];
  for (let folder = file; folders.length < depth;) {
    folder = dirname(folder);
    folders.push(folder);
  }
  return folders;
}
