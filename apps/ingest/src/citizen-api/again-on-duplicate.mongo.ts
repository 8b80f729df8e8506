const DUPLICATE_KEY = 11_000;

/** An upsert, once more where two found nothing at the same moment: the slower one finds it now. */
export async function againOnDuplicate<T>(upsert: () => Promise<T>): Promise<T> {
  try {
    return await upsert();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== DUPLICATE_KEY) throw error;
    return upsert();
  }
}
