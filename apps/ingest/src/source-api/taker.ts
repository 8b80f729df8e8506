import type { Source } from '#shared/domain/registry.js';
import type { AcceptedKind } from '../acceptance/event-kinds.js';
import type { Answer } from './answer.js';

/** What a path of the source API takes. */
export type TakenKind = AcceptedKind | 'invitation';

/** A path of the source API: what it takes, and whether that is only judged. */
export interface Purpose<K extends TakenKind = TakenKind> {
  readonly kind: K;
  readonly check: boolean;
}

/** The parsed events of one request, from a sender that has proved who it is. */
export interface SignedEvents {
  readonly source: Source;
  readonly correlationId: string;
  readonly events: readonly unknown[];
  /** Epoch milliseconds. */
  readonly arrivedAt: number;
}

/** What one kind of path does with the events of a request. */
export interface Taker {
  /** Throws an `AppError` when a backend cannot take what was good. */
  take(request: SignedEvents, check: boolean): Promise<Answer>;
}

export type Takers<K extends TakenKind = TakenKind> = Readonly<Record<K, Taker>>;
