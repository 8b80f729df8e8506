import type { HonourCase } from '#shared/domain/honour/honour-case.js';
import type { Collections } from '#shared/mongo/collections.js';
import { piecesOf } from '../reading/pieces.mongo.js';
import type { HonourCases, HonourSelection } from './honour-cases.port.js';

const PIECE = 1_000;

const ROW = {
  _id: 0,
  code: '$listing.code',
  unit: '$file.unit',
  falsified: '$file.falsified',
  outcome: '$file.revisits.outcome',
  'marks.assigned': '$file.marks.assigned',
  'marks.closed': '$file.marks.closed',
  clock: '$file.clock',
};

/** Reads the cases that some unit works on or has worked on in their present round. */
export class MongoHonourCases implements HonourCases {
  constructor(private readonly collections: Pick<Collections, 'cases'>) {}

  read({ from, until }: HonourSelection): AsyncIterable<HonourCase[]> {
    const isOfThen = {
      openedAt: { $lt: new Date(until) },
      'file.unit': { $exists: true },
      $or: [{ 'file.marks.closed': { $exists: false } }, { 'file.marks.closed': { $gte: from } }],
      // One that was opened again since console last saw it stands as nothing yet.
      $expr: { $eq: ['$reopenings', '$file.round'] },
    };
    const cursor = this.collections.cases.aggregate<HonourCase>(
      [{ $match: isOfThen }, { $project: ROW }],
      { batchSize: PIECE },
    );
    return piecesOf(cursor);
  }
}
