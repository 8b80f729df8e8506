import type { NoticeDoc } from '#shared/contract/case-storage.js';
import type { Addressee } from '#shared/domain/casework/casework.js';
import type { TimeCursor } from '../../paging/time-cursor.js';
import type { NoticeCollections } from '../notice-collections.mongo.js';
import { NoticeStore, type Inbox } from './notice-store.port.js';

const COUNTED = 1_000;

export class MongoNoticeStore extends NoticeStore {
  constructor(private readonly collections: Pick<NoticeCollections, 'notices' | 'cases'>) {
    super();
  }

  page(inbox: Inbox, after: TimeCursor | undefined, limit: number): Promise<NoticeDoc[]> {
    return this.collections.notices
      .find({ $and: [...mine(inbox), ...(after === undefined ? [] : behind(after))] })
      .sort({ at: -1, _id: 1 })
      .limit(limit)
      .toArray();
  }

  unread(inbox: Inbox): Promise<number> {
    return this.collections.notices.countDocuments(
      { $and: [...mine(inbox), { readBy: { $ne: inbox.person } }] },
      { limit: COUNTED },
    );
  }

  async markRead(inbox: Inbox, ids: readonly string[]): Promise<void> {
    await this.collections.notices.updateMany(
      { $and: [{ _id: { $in: [...ids] } }, ...mine(inbox)] },
      { $addToSet: { readBy: inbox.person } },
    );
  }

  async numbers(cases: readonly string[]): Promise<Map<string, string>> {
    const found = await this.collections.cases
      .find({ 'listing.code': { $in: [...new Set(cases)] } })
      .project<{ listing: { code: string; number: string } }>({
        ...{ 'listing.code': 1, 'listing.number': 1 },
      })
      .toArray();
    return new Map(found.map(({ listing: { code, number } }) => [code, number]));
  }
}

/** The first condition bounds the index; a code alone does not say of which kind it is. */
function mine({ addressees }: Inbox) {
  const codesOf = (kind: Addressee['kind']) =>
    addressees.filter((one) => one.kind === kind).map(({ code }) => code);
  const kinds = (['area', 'department', 'person'] as const).map((kind) => ({
    to: { $elemMatch: { kind, code: { $in: codesOf(kind) } } },
  }));
  return [{ 'to.code': { $in: addressees.map(({ code }) => code) } }, { $or: kinds }];
}

/** Keyset paging: the first condition bounds the index, the second settles the ties. */
const behind = ({ at, id }: TimeCursor) => [
  { at: { $lte: at } },
  { $or: [{ at: { $lt: at } }, { _id: { $gt: id } }] },
];
