import { StackError } from '../../stack/stack.error.js';

import { baseImages, buildServiceImages } from '../service-images.js';

/** `npm run images`: builds the image of every service and of the command line. */
try {
  const bases = await baseImages(process.env, console.log);
  console.log((await buildServiceImages(bases, console.log)).join('\n'));
} catch (error) {
  if (!(error instanceof StackError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
