import { build, type Plugin } from 'esbuild';

/**
 * What cannot be found is optional to whoever asks for it (drivers, compressors, other platforms),
 * and stays out.
 */
const missingIsOptional: Plugin = {
  name: 'missing-is-optional',
  setup(bundler) {
    bundler.onResolve(
      { filter: /.*/ },
      async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (pluginData === missingIsOptional) return undefined;
        const found = await bundler.resolve(path, {
          ...{ kind, importer, resolveDir },
          pluginData: missingIsOptional,
        });
        return found.errors.length === 0 ? found : { path, external: true };
      },
    );
  },
};

/**
 * The files that entries reach by import or require, themselves included, as paths from `root`.
 * Nothing is bundled: the bundler only walks the graph, with the same rules of resolution as Node's.
 */
export async function reachableFiles(
  root: string,
  entries: readonly string[],
): Promise<readonly string[]> {
  const { metafile } = await build({
    ...{ absWorkingDir: root, entryPoints: [...entries], outdir: root },
    ...{ bundle: true, splitting: true, write: false, metafile: true, logLevel: 'error' },
    ...{ platform: 'node', format: 'esm', target: 'node24' },
    // As Node resolves: no field or condition that only bundlers know.
    ...{ mainFields: ['main'], conditions: ['node-addons'] },
    ...{ treeShaking: false, ignoreAnnotations: true },
    plugins: [missingIsOptional],
  });
  return Object.keys(metafile.inputs);
}
