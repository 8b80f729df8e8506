import type { WorkedCaseDoc } from '#shared/contract/case-storage.js';
import { addressKey } from '#shared/domain/casework/casework.js';
import { sessionOf, within } from '../../storage/transactions.mongo.js';
import type { Tx } from '../../storage/transactions.port.js';
import type { CaseCollections } from './case-collections.mongo.js';
import { caseConditions, LISTED, OPEN_STANDINGS } from './case-conditions.mongo.js';
import { isSeen, storedFile, type SeenCase } from './case-form.js';
import {
  CaseStore,
  type CaseQuery,
  type CaseSelection,
  type CaseWrite,
} from './case-store.port.js';

export class MongoCaseStore extends CaseStore {
  constructor(private readonly cases: CaseCollections['cases']) {
    super();
  }

  async byCode(code: string, tx?: Tx): Promise<SeenCase | undefined> {
    const doc = await this.cases.findOne({ 'listing.code': code }, within(tx));
    return doc !== null && isSeen(doc) ? doc : undefined;
  }

  async byKey(key: string, tx: Tx): Promise<WorkedCaseDoc | undefined> {
    return (await this.cases.findOne({ _id: key }, { session: sessionOf(tx) })) ?? undefined;
  }

  async page(query: CaseQuery): Promise<SeenCase[]> {
    const docs = await this.cases
      .find(caseConditions(query))
      .sort({ 'listing.dueAt': 1, 'listing.code': 1 })
      .limit(query.limit)
      .toArray();
    return docs.filter(isSeen);
  }

  count(selection: CaseSelection): Promise<number> {
    return this.cases.countDocuments(caseConditions(selection));
  }

  async insert(tx: Tx, doc: SeenCase): Promise<void> {
    await this.cases.insertOne(doc, { session: sessionOf(tx) });
  }

  async write(tx: Tx, before: WorkedCaseDoc, after: CaseWrite): Promise<boolean> {
    const { _id, ratings, reopenings, state, file } = before;
    const revision = file === undefined ? { $exists: false } : file.revision;
    const { matchedCount } = await this.cases.updateOne(
      { _id, 'file.revision': revision, ratings: [...ratings], reopenings, state },
      {
        $set: {
          state: after.file.state,
          reopenings: after.file.reopenings,
          file: storedFile(after.file),
          listing: after.listing,
        },
        ...(after.publicSteps.length === 0
          ? {}
          : { $push: { publicSteps: { $each: [...after.publicSteps] } } }),
      },
      { session: sessionOf(tx) },
    );
    return matchedCount === 1;
  }

  async assignedTo(tx: Tx, person: string): Promise<string[]> {
    const found = await this.cases
      .find(
        { ...LISTED, 'listing.turn': addressKey({ kind: 'person', code: person }) },
        { session: sessionOf(tx) },
      )
      .project<Pick<SeenCase, 'listing'>>({ 'listing.code': 1 })
      .toArray();
    return found.map(({ listing }) => listing.code);
  }

  async unrouted(limit: number): Promise<string[]> {
    const found = await this.cases
      .find({
        state: 'awaiting-assignment',
        $expr: { $ne: ['$listing.routed', '$reopenings'] },
      })
      .sort({ 'listing.routed': 1 })
      .limit(limit)
      .project<Pick<WorkedCaseDoc, '_id'>>({ _id: 1 })
      .toArray();
    return found.map(({ _id }) => _id);
  }

  async remindable(now: number, limit: number): Promise<string[]> {
    const found = await this.cases
      .find({ ...LISTED, 'listing.remindAt': { $lte: new Date(now) } })
      .sort({ 'listing.remindAt': 1 })
      .limit(limit)
      .project<Pick<SeenCase, 'listing'>>({ 'listing.code': 1 })
      .toArray();
    return found.map(({ listing }) => listing.code);
  }

  async lookAgainAtCalendar(which: 'waiting' | 'all'): Promise<void> {
    const standing = which === 'all' ? { $in: [...OPEN_STANDINGS] } : 'awaiting-calendar';
    await this.cases.updateMany(
      { 'listing.standing': standing },
      { $set: { 'listing.remindAt': new Date(0) } },
    );
  }
}
