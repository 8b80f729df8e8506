import type { NoticeDoc } from '#shared/contract/case-storage.js';
import { addressesOf, scopesOf, type Actor } from '#shared/domain/casework/casework.js';
import { chinaTime } from '#shared/domain/china-time.js';
import { pageOf } from '../../paging/time-cursor.js';
import { NOTICE_TITLES } from '../notice-title.js';
import { CURSORS, type NoticeDto, type NoticePageDto, type NoticeQueryDto } from './notice.dto.js';
import type { Inbox, NoticeStore } from './notice-store.port.js';

/** What somebody was told, by what he is today: roles, areas, units and himself. */
export class NoticesService {
  constructor(private readonly store: NoticeStore) {}

  async page(actor: Actor, { after, limit }: NoticeQueryDto): Promise<NoticePageDto> {
    const inbox = inboxOf(actor);
    const [found, unread] = await Promise.all([
      this.store.page(inbox, CURSORS.read(after), limit + 1),
      this.store.unread(inbox),
    ]);
    const { shown, next } = pageOf(found, limit, ({ at, _id: id }) => ({ at, id }));
    const numbers = await this.store.numbers(shown.map((notice) => notice.case));
    return {
      notices: shown.map((notice) => noticeDto(notice, numbers, actor.id)),
      ...{ next, unread },
    };
  }

  /** Answers how many are left. */
  async markRead(actor: Actor, ids: readonly string[]): Promise<number> {
    const inbox = inboxOf(actor);
    await this.store.markRead(inbox, ids);
    return this.store.unread(inbox);
  }
}

/** Who may read no case is told of none, whatever he was told before. */
const inboxOf = (actor: Actor): Inbox => ({
  addressees: scopesOf(actor, 'cases.read').length === 0 ? [] : addressesOf(actor),
  person: actor.id,
});

const noticeDto = (
  { _id, case: code, name, at, readBy = [] }: NoticeDoc,
  numbers: ReadonlyMap<string, string>,
  person: string,
): NoticeDto => ({
  ...{ id: _id, case: code, name },
  number: numbers.get(code) ?? null,
  title: NOTICE_TITLES[name],
  at: chinaTime(at.getTime()),
  read: readBy.includes(person),
});
