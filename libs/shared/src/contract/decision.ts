import Type, { type Static } from 'typebox';
import { field } from './fields.js';

/** A decision to exclude a rating from the scores or to restore it; `seq` grows per rating. */
export const DecisionMessage = Type.Object(
  {
    decisionId: field.code('认定编号'),
    ratingKey: Type.String({
      minLength: 1,
      maxLength: 700,
      format: 'hcp-line',
      description: 'the key of the rating in the ledger',
    }),
    action: Type.Unsafe<'exclude' | 'restore'>(Type.String({ enum: ['exclude', 'restore'] })),
    seq: field.integer(1, Number.MAX_SAFE_INTEGER, '同一评价的认定序号; the highest stands'),
    reason: field.line(200, '认定理由'),
    by: field.code('提出人'),
    approvedBy: field.code('批准人; not the one who proposed'),
    decidedAt: field.time('认定时间'),
  },
  { additionalProperties: false, title: 'Decision', description: '认定' },
);
export type DecisionMessage = Static<typeof DecisionMessage>;
