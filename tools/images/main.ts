import { StackError } from '../stack/stack.error.js';

import { ensureStandIns } from './ensure-stand-ins.js';
import { STAND_IN_NAMES, type StandInName } from './image.types.js';

const isName = (word: string): word is StandInName =>
  (STAND_IN_NAMES as readonly string[]).includes(word);

/** `npm run images:stand-in [name …]`: makes the images that a registry would give. */
async function main(words: readonly string[]): Promise<void> {
  const names = words.filter(isName);
  if (names.length < words.length) {
    throw new StackError(`there are stand-ins for ${STAND_IN_NAMES.join(', ')}`);
  }
  const images = await ensureStandIns(names.length === 0 ? STAND_IN_NAMES : names, console.log);
  console.log(images.join('\n'));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StackError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
