import { buildPublic } from './build-public.js';
import { buildWeb } from './build-web.js';

/** `node dist/tools/web/main.js`: builds the citizens' pages and the public site into dist. */
await Promise.all([buildWeb(), buildPublic()]);
