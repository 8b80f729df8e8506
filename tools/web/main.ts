import { buildWeb } from './build-web.js';

/** `node dist/tools/web/main.js`: builds the citizens' pages into dist/web. */
await buildWeb();
