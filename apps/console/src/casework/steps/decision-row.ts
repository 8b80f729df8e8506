import type { OutboxDoc } from '#shared/contract/case-storage.js';
import type { DecisionMessage } from '#shared/contract/decision.js';
import type { CaseDecision } from '#shared/domain/casework/casework.js';
import { chinaTime } from '#shared/domain/china-time.js';
import { deptOfKey } from '#shared/domain/keys.js';

/** A decision as it waits for the topic. */
export function decisionRow({ id, decidedAt, ...decision }: CaseDecision): OutboxDoc {
  const message: DecisionMessage = {
    decisionId: id,
    ...decision,
    decidedAt: chinaTime(decidedAt),
  };
  return {
    _id: id,
    type: 'decision',
    key: deptOfKey(decision.ratingKey),
    value: JSON.stringify(message),
    at: new Date(decidedAt),
    state: 'waiting',
  };
}
