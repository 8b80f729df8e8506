import { nameOf, type Manifest } from '../render/manifest.js';
import type { FindSchema } from './kubernetes-schemas.js';

/**
 * What is wrong with manifests by the first of the schemas that knows their kind; a kind that none
 * knows is a fault, and not passed over.
 */
export async function validate(
  manifests: readonly Manifest[],
  schemas: readonly FindSchema[],
): Promise<string[]> {
  const faults: string[] = [];
  for (const manifest of manifests) {
    const name = nameOf(manifest);
    let check;
    for (const find of schemas) check ??= await find(manifest);
    if (check === undefined) {
      faults.push(`${name}: nothing knows ${manifest.apiVersion} ${manifest.kind}`);
    } else if (!check(manifest)) {
      for (const { instancePath, message, params } of check.errors ?? []) {
        const extra = (params as { readonly additionalProperty?: string }).additionalProperty;
        faults.push(`${name}: ${instancePath} ${message ?? ''}${extra ? `: ${extra}` : ''}`);
      }
    }
  }
  return faults;
}
