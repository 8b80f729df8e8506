import type { LoadResult } from './load.types.js';

/** A round counts only when every request was accepted. */
export function measured(result: LoadResult): LoadResult {
  if (result.failures === 0) return result;
  throw new Error(
    `${result.failures} of ${result.requests} requests were not accepted: ${result.firstFailure ?? ''}`,
  );
}
