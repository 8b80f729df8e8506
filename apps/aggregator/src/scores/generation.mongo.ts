import { FIRST_GENERATION, type GenerationDoc } from '#shared/contract/storage.js';
import type { Collections } from '#shared/mongo/collections.js';
import type { ClientSession } from '#shared/mongo/connect.js';

/** The generation of score documents that counts; 1 until a rebuild makes another. */
export async function readGeneration(
  { meta }: Collections,
  session?: ClientSession,
): Promise<number> {
  const found = await meta.findOne<GenerationDoc>({ _id: 'generation' }, session && { session });
  return found?.generation ?? FIRST_GENERATION;
}
