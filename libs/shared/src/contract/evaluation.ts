import type { Evaluation } from '../domain/scorecard/evaluation.js';

/** `evaluations`, `_id` = what `evaluationKey` makes: a score that was imported. */
export interface EvaluationDoc extends Evaluation {
  readonly _id: string;
}
