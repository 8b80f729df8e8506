import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Puts a file in place in one step, so that whoever reads meanwhile sees the old or the new one. */
export async function put(path: string, content: string | Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, content);
  await rename(draft, path);
}

/** Removes assets of earlier builds; drafts of a build that runs at the same time are left alone. */
export async function removeStale(folder: string, keep: ReadonlySet<string>): Promise<void> {
  const stale = (await readdir(folder)).filter(
    (name) => /\.(js|css|svg)$/.test(name) && !keep.has(name),
  );
  await Promise.all(stale.map((name) => rm(join(folder, name), { force: true })));
}
