const DUPLICATE_KEY = 11_000;

/** Whether the database refused a second document with the same key. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;
