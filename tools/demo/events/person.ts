import { COMPANY_PLACES, COMPANY_TRADES, GIVEN_NAMES, SURNAMES } from '../data/people.js';
import type { Random } from '../random/random.js';
import { weightedTable } from '../random/weighted.js';

/** Someone who asks for a service; every number is made up. */
export interface Person {
  readonly userName: string;
  readonly userProp: string;
  readonly certKey: string;
  readonly mobile: string;
}

const PROPS = weightedTable([
  ['1', 86],
  ['2', 9],
  ['5', 2],
  ['3', 1],
  ['4', 1],
  ['9', 1],
]);

/** A mobile number that nobody has: 199 0000 and four digits. */
export const madeUpMobile = (random: Random): string =>
  `1990000${String(random.below(10_000)).padStart(4, '0')}`;

/** An ID number that nobody has: born on the first day of 1900. */
export const madeUpId = (random: Random): string =>
  `36010219000101${String(random.below(1_000)).padStart(3, '0')}${random.pick(['0', '5', 'X'])}`;

/** Makes up a person, or an enterprise. */
export function makePerson(random: Random): Person {
  const userProp = PROPS(random);
  const natural = userProp === '1';
  return {
    userName: natural
      ? random.pick(SURNAMES) + random.pick(GIVEN_NAMES)
      : `${random.pick(COMPANY_PLACES)}${random.pick(COMPANY_TRADES)}有限公司`,
    userProp,
    certKey: natural
      ? madeUpId(random)
      : `91360000TEST${String(random.below(1e6)).padStart(6, '0')}`,
    mobile: madeUpMobile(random),
  };
}
