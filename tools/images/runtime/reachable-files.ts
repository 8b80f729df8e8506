import { build, type BuildFailure, type Metafile } from 'esbuild';

/** A package; a file of our own that is not there is a fault. */
const NOT_FOUND = /^Could not resolve "([^.#].*)"$/;

/**
 * Walks imports and requires from the entries; nothing is written. `optional` are names that are not
 * looked for.
 */
async function walk(
  root: string,
  entries: readonly string[],
  optional: readonly string[],
): Promise<Metafile> {
  const { metafile } = await build({
    ...{ absWorkingDir: root, entryPoints: [...entries], outdir: root },
    ...{ bundle: true, splitting: true, write: false, metafile: true },
    ...{ logLevel: 'silent', logLimit: 0, external: [...optional] },
    ...{ platform: 'node', format: 'esm', target: 'node24' },
    // As Node resolves: no field or condition that only bundlers know.
    ...{ mainFields: ['main'], conditions: ['node-addons'] },
    ...{ treeShaking: false, ignoreAnnotations: true },
  });
  return metafile;
}

/** The packages that nobody found; throws what failed otherwise. */
function notFound(failure: unknown): readonly string[] {
  const errors = (failure as Partial<BuildFailure>).errors ?? [];
  const names = errors.flatMap(({ text }) => NOT_FOUND.exec(text)?.[1] ?? []);
  if (names.length === 0 || names.length < errors.length) throw failure;
  return names;
}

/**
 * The files that each entry reaches by import or require, itself included, as paths from `root`, by
 * the same rules as Node's. What cannot be found is optional to whoever asks for it (drivers,
 * compressors, other platforms), and stays out.
 */
export async function reachableFiles(
  root: string,
  entries: readonly string[],
): Promise<(entry: string) => ReadonlySet<string>> {
  const optional = await walk(root, entries, []).then(() => [], notFound);
  const { inputs } = await walk(root, entries, optional);
  return (entry) => {
    const reached = new Set([entry]);
    // A set that grows while it is walked is walked to its end.
    for (const file of reached) {
      for (const { path, external } of inputs[file]?.imports ?? []) {
        if (external !== true && path in inputs) reached.add(path);
      }
    }
    return reached;
  };
}
