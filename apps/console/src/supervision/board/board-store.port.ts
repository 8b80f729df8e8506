import type { CaseKindName, Scope } from '#shared/domain/casework/casework.js';

/** Which cases a board is about, and what its rows stand for. */
export interface BoardQuery {
  /** Only those that lie in one of these. */
  readonly scopes: readonly Scope[];
  readonly within: string;
  readonly kind: CaseKindName | undefined;
  readonly by: 'area' | 'unit';
  /** What is late is told by it, epoch milliseconds. */
  readonly now: number;
  readonly closedSince: number;
}

/** How many cases of one area or unit stand how. */
export interface BoardRow {
  /** Undefined: with no department. */
  readonly code: string | undefined;
  readonly open: number;
  readonly dueSoon: number;
  readonly late: number;
  readonly waiting: number;
  readonly closed30: number;
  /** When the first of the open ones is due; undefined when none has a moment. */
  readonly oldestDueAt: Date | undefined;
}

/** An abstract class, to be asked for by type. */
export abstract class BoardStore {
  abstract rows(query: BoardQuery): Promise<BoardRow[]>;
}
