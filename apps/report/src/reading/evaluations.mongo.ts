import { COLLECTION } from '#shared/contract/storage.js';
import type { Evaluation } from '#shared/domain/scorecard/evaluation.js';
import type { EvaluationDoc } from '#shared/contract/evaluation.js';
import { below } from './document-range.js';
import type { SnapshotContext } from './snapshot-context.mongo.js';

/** The imported scores of a period, in the order of their keys. */
export const readEvaluations = (
  { db, session }: SnapshotContext,
  period: string,
): Promise<Evaluation[]> =>
  db
    .collection<EvaluationDoc>(COLLECTION.evaluations)
    .find({ _id: below(period) }, { session })
    .project<Evaluation>({ _id: 0 })
    .sort({ _id: 1 })
    .toArray();
