import { join } from 'node:path';

/** `#shared/…` means the source here, and not what is built of it: rules are about sources. */
export default {
  resolve: {
    importsFields: [],
    alias: { '#shared': join(import.meta.dirname, 'libs/shared/src') },
    extensionAlias: { '.js': ['.ts', '.js'] },
  },
};
