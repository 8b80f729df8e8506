import { createHash } from 'node:crypto';

const LENGTH = 22;

/** What was read of stored documents, as it stood: any change of them gives another. */
export const revisionOf = (docs: readonly object[]): string =>
  createHash('sha256').update(JSON.stringify(docs)).digest('base64url').slice(0, LENGTH);

/** Whether a request was made by what stands there now; of nothing there is no revision. */
export const isCurrent = (docs: readonly object[], given: string | null | undefined): boolean =>
  docs.length === 0 ? (given ?? null) === null : given === revisionOf(docs);
