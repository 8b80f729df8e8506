import type { PersonHashes } from '#shared/contract/reveal-storage.js';
import type { Sealer } from '#shared/crypto/sealer.js';

/** How long a search names its person. */
export const PERSON_MS = 30 * 60_000;

const CONTEXT = 'person-token';

/** Whom a search was for, and where it looked. */
export interface SearchedPerson {
  readonly hashes: PersonHashes;
  readonly areas: readonly string[];
}

interface TokenText extends SearchedPerson {
  readonly by: string;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** A text that names a person to the officer who searched, and says nothing to anybody else. */
export function personToken(
  person: SearchedPerson,
  by: string,
  now: number,
  sealer: Pick<Sealer, 'seal'>,
): string {
  const text: TokenText = { ...person, by, until: now + PERSON_MS };
  const { kid, ct } = sealer.seal(JSON.stringify(text), CONTEXT);
  return `${kid}.${Buffer.from(ct, 'base64').toString('base64url')}`;
}

/** Undefined when it is none, is over, or is another officer's. */
export function readPersonToken(
  token: string,
  by: string,
  now: number,
  sealer: Pick<Sealer, 'open'>,
): SearchedPerson | undefined {
  const [kid = '', sealed = ''] = token.split('.', 2);
  const ct = Buffer.from(sealed, 'base64url').toString('base64');
  const text = sealer.open({ kid, ct }, CONTEXT);
  if (text === undefined) return undefined;
  // It was sealed by us: its shape is known.
  const { hashes, areas, ...rest } = JSON.parse(text) as TokenText;
  return rest.by === by && now < rest.until ? { hashes, areas } : undefined;
}
