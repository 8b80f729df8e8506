import type { Manifest } from '#shared/contract/publication.js';

/** Whether the public gets any file of a publication. */
export const hasOpenFiles = ({ files }: Pick<Manifest, 'files'>): boolean =>
  files.some(({ visibility }) => visibility === 'open');
