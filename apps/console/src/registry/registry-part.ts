import type { Permission } from '#shared/domain/casework/access-table.js';
import { REGISTRY_FILES, type RegistryFile } from '#shared/registry/columns.js';
import { notFound } from '../http/problem.js';

/** The part that an address names; throws `not-found` for any other name. */
export function partOf(text: string): RegistryFile {
  const part = REGISTRY_FILES.find((name) => name === text);
  if (part === undefined) throw notFound();
  return part;
}

/** Any of which lets an entry be seen: sources are for those who keep them or their keys. */
export const readPermissions = (part: RegistryFile): readonly Permission[] =>
  part === 'sources' ? ['registry.sources', 'registry.keys'] : ['registry.read'];

/** All of which an entry needs to be changed. */
export const writePermissions = (part: RegistryFile): readonly Permission[] =>
  part === 'sources' ? ['registry.write', 'registry.sources'] : ['registry.write'];
