import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MOST_CHARACTERS } from './import.dto.js';

const PATH = '/v1/registry/:part/import';
/** A Chinese character is three bytes, and JSON escapes line ends. */
const MOST_BYTES = 4 * MOST_CHARACTERS;

/** Lets files through to the import, and only there; to be called before routes are made. */
export function allowImports(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', (route) => {
      if (route.url === PATH) route.bodyLimit = MOST_BYTES;
    });
}
