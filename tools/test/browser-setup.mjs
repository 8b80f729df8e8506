/** Builds, and makes sure that there is a browser; each file of tests opens a house of its own. */
import { join } from 'node:path';

import { ensureBuilt, root } from '../start/setup.mjs';

export default async function browserSetup() {
  await ensureBuilt();
  const { requireBrowser } = await import(join(root, 'dist/tools/stack/find-browser.js'));
  await requireBrowser((line) => console.log(line));
}
