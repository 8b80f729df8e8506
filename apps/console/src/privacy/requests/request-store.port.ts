import type { CitizenRequestKind } from '#shared/contract/citizen-api.js';
import type { CitizenRequestDoc, CitizenRequestState } from '#shared/contract/citizen-storage.js';
import type { TimeCursor } from '../../paging/time-cursor.js';
import type { Tx } from '../../storage/transactions.port.js';

/** A request that console can name in an address. */
export type NamedRequest = CitizenRequestDoc & { readonly code: string };

/** Which requests are asked for; all conditions hold at once. */
export interface RequestQuery {
  /** Codes of areas; undefined: everywhere. */
  readonly areas: readonly string[] | undefined;
  readonly state?: CitizenRequestState | undefined;
  readonly kind?: CitizenRequestKind | undefined;
  readonly after?: TimeCursor | undefined;
  readonly limit: number;
}

/** Where the requests of citizens lie, which ingest writes; an abstract class, to be asked for by type. */
export abstract class RequestStore {
  /** The oldest first. */
  abstract page(query: RequestQuery): Promise<NamedRequest[]>;
  abstract byCode(code: string, tx?: Tx): Promise<NamedRequest | undefined>;
  abstract decide(
    tx: Tx,
    id: string,
    state: Exclude<CitizenRequestState, 'open'>,
    decision: NonNullable<CitizenRequestDoc['decision']>,
  ): Promise<void>;
}
