import type { RatingRow } from '#shared/contract/ledger.js';
import { sealContext } from '#shared/contract/sealed.js';
import { Hmac } from '#shared/crypto/hmac.js';
import type { Keyring } from '#shared/crypto/keyring.js';
import { createSealer } from '#shared/crypto/sealer.js';
import { normalisedWords } from '#shared/domain/integrity/same-words.js';

const LENGTH = 22;

/** The same for ratings with the same words, and undefined for those with none or few. */
export type WordsPseudonym = (row: Pick<RatingRow, '_id' | 'personal'>) => string | undefined;

/**
 * Opens the words of a rating only to make a keyed hash of them: nothing that is kept tells them, and
 * without the key nobody can try whether somebody wrote a given text.
 */
export function wordsPseudonyms(keyring: Keyring, leastLength: number): WordsPseudonym {
  const sealer = createSealer(keyring);
  const hmac = new Hmac('sm3', Buffer.from(keyring.lookupKey, 'base64'));
  return ({ _id, personal }) => {
    const sealed = personal?.writingEvaluation;
    if (sealed === undefined) return undefined;
    const text = sealer.open(sealed, sealContext('writingEvaluation', _id));
    const words = text === undefined ? undefined : normalisedWords(text, leastLength);
    if (words === undefined) return undefined;
    return hmac.digest(`words\n${words}`).toString('base64url').slice(0, LENGTH);
  };
}
