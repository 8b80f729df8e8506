import { join } from 'node:path';
import legacy from '@vitejs/plugin-legacy';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';
import { removeStale } from './remove-stale.ts';

const root = import.meta.dirname;
const project = join(root, '../..');
/** Old domestic kernels on office PCs are of this age. */
const OLDEST = 'chrome 86';
const HOUR_MS = 3_600_000;

/**
 * The officers' pages. `npm run build` calls this; while working on a page,
 * `npx vite web/console` serves it with the API of a running console behind it.
 */
export default defineConfig({
  root,
  plugins: [
    vue(),
    // What the scripts call and old kernels lack comes along; it is found by looking at them.
    legacy({ renderLegacyChunks: false, modernTargets: OLDEST, modernPolyfills: true }),
    compression({ algorithms: ['gzip', 'brotliCompress'], threshold: 1_000 }),
    removeStale(HOUR_MS),
  ],
  resolve: {
    alias: [{ find: /^#shared\/(.*)\.js$/, replacement: join(project, 'libs/shared/src/$1.ts') }],
  },
  build: {
    outDir: join(project, 'dist/web-console'),
    emptyOutDir: false,
    cssTarget: 'chrome86',
    // The policy of the page allows no script inside it.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { checks: { pluginTimings: false } },
    chunkSizeWarningLimit: 1_500,
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:7004' } },
});
