import type { InvitationDoc } from '#shared/contract/citizen-storage.js';
import type { Level } from '#shared/domain/level.js';
import { chosenRatingKey } from '../invited.js';
import type { ReceiptFacts } from './receipt-store.port.js';

/** A rating that a person gave, as far as it is known. */
export interface GivenRating {
  readonly key: string;
  readonly round: 1 | 2;
  readonly level: Level;
  readonly at: Date;
  /** Since when the ledger has it; undefined while it is on its way. */
  readonly countedAt: Date | undefined;
  /** `seq` of the decision by which it is left out of the scores; undefined when it is not. */
  readonly excludedBy: number | undefined;
}

type Claims = Pick<InvitationDoc, 'rated' | 'followedUp'>;

/**
 * The first rating and the follow-up of an invitation. Once the ledger has one it is believed: what
 * counts may have come through another door.
 */
export function givenRatings(invitation: InvitationDoc, facts: ReceiptFacts): GivenRating[] {
  return ([1, 2] as const).flatMap((round) => {
    const key = chosenRatingKey(invitation, round);
    const row = facts.ratings.find(({ _id }) => _id === key);
    const claim = claimOf(invitation, round);
    const level = row?.level ?? claim?.level;
    const at = row?.ratedAt ?? claim?.at;
    if (level === undefined || at === undefined) return [];
    const excludedBy = excludingSeq(facts, key);
    return [{ key, round, level, at, countedAt: row?.receivedAt, excludedBy }];
  });
}

const claimOf = ({ rated, followedUp }: Claims, round: 1 | 2) => (round === 1 ? rated : followedUp);

/** The highest decision stands. */
function excludingSeq({ decisions }: ReceiptFacts, key: string): number | undefined {
  const last = decisions
    .filter(({ ratingKey }) => ratingKey === key)
    .reduce<ReceiptFacts['decisions'][number] | undefined>(
      (highest, one) => (highest === undefined || one.seq > highest.seq ? one : highest),
      undefined,
    );
  return last?.action === 'exclude' ? last.seq : undefined;
}
