import { excludedRatings, type CaseFile, type Motion, type Ruling } from './case-file.js';

const isRuledOn = ({ rulings }: CaseFile, rating: string): boolean =>
  rulings.some(({ ratings }) => ratings.includes(rating));

/** The ratings that can be proposed for exclusion: each is decided upon once. */
export const proposableRatings = (file: CaseFile): string[] =>
  file.ratings.filter((rating) => !isRuledOn(file, rating));

/** The excluded ratings that can be objected to: each exclusion is re-examined once. */
export function objectableRatings(file: CaseFile): string[] {
  const restoring = file.rulings.filter(({ action }) => action === 'restore');
  return [...excludedRatings(file)].filter(
    (rating) => !restoring.some(({ ratings }) => ratings.includes(rating)),
  );
}

/** The refusal which the unit may still appeal against: the last ruling, unless it is final. */
export function appealableRuling({ rulings }: CaseFile): Ruling | undefined {
  const last = rulings.at(-1);
  return last?.action === 'exclude' && !last.approved && !last.again ? last : undefined;
}

/** The citizen's objection, as the motion that two other people decide upon. */
export const objection = (
  file: CaseFile,
  ratings: readonly string[],
  raisedBy: string,
  raisedAt: number,
): Motion => ({
  action: 'restore',
  ratings,
  again: true,
  raisedBy,
  raisedAt,
  otherwise: file.state === 'closed' ? 'decided' : file.state,
});

/**
 * Whether somebody has had a part in the motion, or ruled on one of its ratings before: then he has
 * no (second) voice in it.
 */
export const hasTakenPart = (file: CaseFile, motion: Motion, person: string): boolean =>
  motion.raisedBy === person ||
  motion.first?.by === person ||
  file.rulings.some(
    ({ ratings, by }) => by.includes(person) && ratings.some((one) => motion.ratings.includes(one)),
  );
