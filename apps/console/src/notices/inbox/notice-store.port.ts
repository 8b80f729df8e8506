import type { NoticeDoc } from '#shared/contract/case-storage.js';
import type { Addressee } from '#shared/domain/casework/casework.js';
import type { TimeCursor } from '../../paging/time-cursor.js';

/** Whose notices: what the person is addressed as, and who it is. */
export interface Inbox {
  readonly addressees: readonly Addressee[];
  readonly person: string;
}

/** What people were told; an abstract class, to be asked for by type. */
export abstract class NoticeStore {
  /** The newest first. */
  abstract page(inbox: Inbox, after: TimeCursor | undefined, limit: number): Promise<NoticeDoc[]>;
  /** How many the person has not read, at most 1000. */
  abstract unread(inbox: Inbox): Promise<number>;
  /** Others of these than the person's own stay as they are. */
  abstract markRead(inbox: Inbox, ids: readonly string[]): Promise<void>;
  /** Numbers of cases by code. */
  abstract numbers(cases: readonly string[]): Promise<Map<string, string>>;
}
