import type { Tx } from '../../storage/transactions.port.js';
import type { SeenCase } from '../../casework/store/case-form.js';
import type { PersonQuery } from './personal-ledger.port.js';

/** How many entered cases there are of a person, and which departments have a part in them. */
export interface EnteredExtent {
  readonly cases: number;
  readonly units: readonly string[];
}

/** People who left a phone number in a case that somebody entered; no form asks for a document. */
export abstract class EnteredPersons {
  /** The newest first, at most `limit`; nothing that the departments `notOf` have a part in. */
  abstract casesOf(
    tx: Tx,
    query: PersonQuery & { readonly notOf: readonly string[]; readonly limit: number },
  ): Promise<SeenCase[]>;
  abstract extentOf(tx: Tx, query: PersonQuery): Promise<EnteredExtent>;
  /** Takes the personal fields out of at most `limit` cases; answers their keys. */
  abstract eraseSome(tx: Tx, query: PersonQuery, limit: number): Promise<string[]>;
}
