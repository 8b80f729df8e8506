/** Builds the images of all services once; each file of tests runs containers of its own. */
import { join } from 'node:path';

import { ensureBuilt, root } from '../start/setup.mjs';

export default async function imagesSetup() {
  await ensureBuilt();
  const { baseImages, buildServiceImages } = await import(
    join(root, 'dist/tools/images/service-images.js')
  );
  const tell = (line) => console.log(line);
  await buildServiceImages(await baseImages(process.env, tell), tell);
}
