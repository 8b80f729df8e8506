import { CASE_STATES } from '#shared/domain/case.js';
import { collectionsOf, type Collections } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import type { OpenCaseCounts, OpenCases } from './open-cases.port.js';

const OPEN = CASE_STATES.filter((state) => state !== 'closed');

/** Counts open cases in an index that has all that is asked for: no case is read. */
export class MongoOpenCaseCounts implements OpenCaseCounts {
  private readonly cases: Collections['cases'];

  constructor(db: Db) {
    ({ cases: this.cases } = collectionsOf(db));
  }

  counts(at: number): Promise<OpenCases[]> {
    const isOverdue = {
      $and: [{ $eq: ['$listing.standing', 'running'] }, { $lte: ['$listing.dueAt', new Date(at)] }],
    };
    return this.cases
      .aggregate<OpenCases>([
        { $match: { state: { $in: OPEN } } },
        {
          $group: {
            _id: { areaCode: '$areaCode', state: '$state' },
            count: { $sum: 1 },
            overdue: { $sum: { $cond: [isOverdue, 1, 0] } },
          },
        },
        {
          $project: {
            ...{ _id: 0, areaCode: '$_id.areaCode', state: '$_id.state', count: 1, overdue: 1 },
          },
        },
      ])
      .toArray();
  }
}
