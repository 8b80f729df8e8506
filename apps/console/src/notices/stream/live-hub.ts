import type { CaseListing, NoticeDoc } from '#shared/contract/case-storage.js';
import {
  addressesOf,
  addressKey,
  scopesOf,
  type Actor,
  type Scope,
} from '#shared/domain/casework/casework.js';

/** What is told to a page at once. */
export type LiveEvent =
  | { readonly type: 'case'; readonly data: LiveCase }
  | { readonly type: 'notice'; readonly data: { readonly id: string } }
  /** Something may have been missed: what is shown is to be read again. */
  | { readonly type: 'resync'; readonly data: Readonly<Record<string, never>> };

export interface LiveCase {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
}

/** A case that changed, and where it lies. */
export interface CaseChange extends LiveCase {
  readonly place: Pick<CaseListing, 'areas' | 'unit'>;
}

/** A page that listens. */
export interface Listener {
  tell(event: LiveEvent): void;
  /** `comeBackMs`: when the page is to listen again, if not as it was told at its beginning. */
  end(comeBackMs?: number): void;
}

/** Whether a case lies in one of some scopes. */
export type LiesWithin = (place: CaseChange['place'], scopes: readonly Scope[]) => boolean;

interface Seat {
  readonly sessionId: string;
  readonly scopes: readonly Scope[];
  readonly addresses: ReadonlySet<string>;
}

/** More of one session than anybody has pages open are a page that does not close its own. */
const MOST_OF_A_SESSION = 8;

/** Pages whose process stops come back within this time, not all in one moment. */
const COME_BACK_FROM_MS = 500;
const COME_BACK_WITHIN_MS = 3_500;

const RESYNC: LiveEvent = { type: 'resync', data: {} };

/** Hands what changes to the pages that may see it, by the roles of their sessions; in memory. */
export class LiveHub {
  private readonly seats = new Map<Listener, Seat>();
  private isClosed = false;

  constructor(private readonly liesWithin: LiesWithin) {}

  /** Sessions that have a page open. */
  get sessions(): ReadonlySet<string> {
    return new Set([...this.seats.values()].map(({ sessionId }) => sessionId));
  }

  add(listener: Listener, sessionId: string, actor: Actor): void {
    if (this.isClosed) {
      listener.end();
      return;
    }
    const ofSession = this.of(sessionId);
    if (ofSession.length >= MOST_OF_A_SESSION) ofSession[0]?.end();
    const scopes = scopesOf(actor, 'cases.read');
    // Who may read no case is told of none.
    const addresses = scopes.length === 0 ? [] : addressesOf(actor).map(addressKey);
    this.seats.set(listener, { sessionId, scopes, addresses: new Set(addresses) });
  }

  remove(listener: Listener): void {
    this.seats.delete(listener);
  }

  caseChanged({ id, revision, state, place }: CaseChange): void {
    for (const [listener, { scopes }] of this.seats) {
      if (this.liesWithin(place, scopes)) {
        listener.tell({ type: 'case', data: { id, revision, state } });
      }
    }
  }

  noticeTold({ _id: id, to }: Pick<NoticeDoc, '_id' | 'to'>): void {
    const keys = to.map(addressKey);
    for (const [listener, { addresses }] of this.seats) {
      if (keys.some((key) => addresses.has(key))) listener.tell({ type: 'notice', data: { id } });
    }
  }

  /** Tells everybody that changes may have been missed. */
  resync(): void {
    for (const listener of this.seats.keys()) listener.tell(RESYNC);
  }

  sessionEnded(sessionId: string): void {
    for (const listener of this.of(sessionId)) listener.end();
  }

  /** Ends all that listen, each told when to come back, and whoever comes after. */
  close(): void {
    this.isClosed = true;
    const listeners = [...this.seats.keys()];
    for (const [index, listener] of listeners.entries()) {
      const part = index / listeners.length;
      listener.end(Math.round(COME_BACK_FROM_MS + part * COME_BACK_WITHIN_MS));
    }
  }

  private of(sessionId: string): Listener[] {
    return [...this.seats].filter(([, seat]) => seat.sessionId === sessionId).map(([one]) => one);
  }
}
