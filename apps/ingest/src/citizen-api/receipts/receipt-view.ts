import type { PublicStep, ReceiptView } from '#shared/contract/citizen-api.js';
import type { InvitationDoc } from '#shared/contract/citizen-storage.js';
import { chinaDay, chinaTime } from '#shared/domain/china-time.js';
import { followUpDeadline } from '#shared/domain/invitation.js';
import { publicSteps, type KnownFacts } from '#shared/domain/public-steps.js';
import type { Registry } from '#shared/domain/registry.js';
import type { CitizenPolicy } from '../citizen-policy.js';
import { serviceView } from '../invited.js';
import { tagChoices } from '../tag-choices.js';
import { givenRatings, type GivenRating } from './given-ratings.js';
import type { ReceiptFacts } from './receipt-store.port.js';

export interface ReceiptContext {
  /** As it is printed, in groups. */
  readonly receipt: string;
  readonly registry: Registry;
  readonly policy: Pick<CitizenPolicy, 'followUpDays'>;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What a person is shown of what became of a rating, and what may still be done. */
export function receiptView(
  invitation: InvitationDoc,
  facts: ReceiptFacts,
  { receipt, registry, policy, now }: ReceiptContext,
): ReceiptView {
  const given = givenRatings(invitation, facts);
  return {
    receipt,
    service: serviceView(invitation, registry),
    ratings: given.map(({ round, level, at, countedAt, excludedBy }) => ({
      assessNumber: round,
      level,
      at: chinaTime(at.getTime()),
      counted: countedAt !== undefined,
      excluded: excludedBy !== undefined,
    })),
    steps: stepsOf(given, facts),
    may: {
      followUp: mayFollowUp(given, policy, now),
      object: mayObject(given, facts),
      askErasure: !facts.requests.some(({ kind }) => kind === 'erasure'),
    },
    tags: tagChoices(registry.tags, chinaDay(now)),
  };
}

/** Whether a rating is excluded by a decision that nobody has objected to. */
const mayObject = (given: readonly GivenRating[], { requests }: ReceiptFacts): boolean =>
  given.some(
    ({ key, excludedBy }) =>
      excludedBy !== undefined &&
      !requests.some(
        ({ kind, ratingKey, decisionSeq }) =>
          kind === 'objection' && ratingKey === key && decisionSeq === excludedBy,
      ),
  );

function mayFollowUp(
  [first, second]: readonly GivenRating[],
  { followUpDays }: ReceiptContext['policy'],
  now: number,
): boolean {
  if (first?.round !== 1 || second !== undefined) return false;
  return now < followUpDeadline(first.at.getTime(), followUpDays);
}

function stepsOf(given: readonly GivenRating[], facts: ReceiptFacts): PublicStep[] {
  const known: KnownFacts = {
    ratings: given.map(({ round, at, countedAt }) => ({
      round,
      at: at.getTime(),
      countedAt: countedAt?.getTime(),
    })),
    case: facts.case && knownCase(facts.case),
    decisions: facts.decisions.map(({ action, decidedAt }) => ({
      action,
      at: decidedAt.getTime(),
    })),
    requests: facts.requests.map(knownRequest),
  };
  return publicSteps(known).map(({ name, at }) =>
    at === undefined ? { name } : { name, at: chinaTime(at) },
  );
}

const knownRequest = ({ kind, askedAt, state, decision }: ReceiptFacts['requests'][number]) => ({
  ...{ kind, at: askedAt.getTime() },
  decided: decision && { granted: state === 'granted', at: decision.at.getTime() },
});

const knownCase = ({ state, openedAt, publicSteps: steps }: NonNullable<ReceiptFacts['case']>) => ({
  state,
  openedAt: openedAt.getTime(),
  history: steps?.map(({ name, at }) => ({ name, at: at.getTime() })),
});
