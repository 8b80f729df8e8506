import type { EvaluationDoc } from '#shared/contract/evaluation.js';
import { COLLECTION } from '#shared/contract/storage.js';
import { evaluationKey, type Evaluation } from '#shared/domain/scorecard/evaluation.js';
import type { ClientSession, Db } from '#shared/mongo/connect.js';
import type { Note } from '../registry-audit.js';

export interface PutEvaluations {
  readonly added: number;
  readonly changed: number;
}

/**
 * Puts scores in the place of those with their keys, in one transaction with its entry in the audit
 * chain. What stands there as given is not touched; when everything does, nothing is written down.
 */
export async function putEvaluations(
  db: Db,
  file: string,
  evaluations: readonly Evaluation[],
  note: Note,
): Promise<PutEvaluations> {
  const session = db.client.startSession();
  try {
    return await session.withTransaction(() => putWithin(db, session, file, evaluations, note), {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority' },
    });
  } finally {
    await session.endSession();
  }
}

async function putWithin(
  db: Db,
  session: ClientSession,
  file: string,
  evaluations: readonly Evaluation[],
  note: Note,
): Promise<PutEvaluations> {
  const collection = db.collection<EvaluationDoc>(COLLECTION.evaluations);
  const given = evaluations.map((one): EvaluationDoc => ({ _id: evaluationKey(one), ...one }));
  const stored = await collection
    .find({ _id: { $in: given.map(({ _id }) => _id) } }, { session })
    .toArray();
  const before = new Map(stored.map((doc) => [doc._id, doc]));
  const added = given.filter(({ _id }) => !before.has(_id)).length;
  const written = given.filter((doc) => !isSame(doc, before.get(doc._id)));
  const counts = { added, changed: written.length - added };
  if (written.length === 0) return counts;
  await collection.bulkWrite(
    written.map((doc) => ({
      replaceOne: { filter: { _id: doc._id }, replacement: doc, upsert: true },
    })),
    { session },
  );
  await note(session, {
    action: 'evaluation.imported',
    subject: 'evaluations',
    details: {
      file,
      new: counts.added,
      changed: counts.changed,
      periods: [...new Set(written.map(({ period }) => period))].sort(),
    },
  });
  return counts;
}

/** Equal keys leave three fields that can differ. */
const isSame = (a: EvaluationDoc, b: EvaluationDoc | undefined): boolean =>
  a.score === b?.score && a.full === b.full && a.document === b.document;
