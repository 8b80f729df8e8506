import { isDuplicate } from '#shared/mongo/duplicate.js';

/** An upsert, once more where two found nothing at the same moment: the slower one finds it now. */
export async function againOnDuplicate<T>(upsert: () => Promise<T>): Promise<T> {
  try {
    return await upsert();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return upsert();
  }
}
