import { revealContext, type LookUpDoc } from '#shared/contract/reveal-storage.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import { may, type Actor } from '#shared/domain/casework/access-policy.js';
import type { Permission } from '#shared/domain/casework/access-table.js';
import type { Places } from '../../auth/places.js';
import { commonAreas } from '../../auth/users/user-rules.js';
import type { Clock } from '../../clock.js';
import { invalid, outsideScope } from '../../http/problem.js';
import { codesBelow } from '../areas-within.js';
import type { PersonQuery } from '../storage/personal-ledger.port.js';
import { readPersonToken, type SearchedPerson } from './person-token.js';

/** What it takes to know whom a token names and where. */
export interface PersonParts {
  readonly places: Places;
  readonly sealer: Sealer;
  readonly clock: Clock;
}

/** The person of a search; throws `invalid` about `person`, and `outside-scope`. */
export function requirePerson(
  actor: Actor,
  permission: Permission,
  token: string,
  { places, sealer, clock }: PersonParts,
): SearchedPerson {
  const person = readPersonToken(token, actor.id, clock.now(), sealer);
  if (person === undefined) throw invalid('person', 'must be of a search of yours, not yet over');
  // The roles may have changed since.
  const isStillTheirs = person.areas.every((area) => {
    const place = places.area(area);
    return place !== undefined && may(actor, permission, place);
  });
  if (!isStillTheirs) throw outsideScope('person');
  return person;
}

export const personQuery = ({ hashes, areas }: SearchedPerson, places: Places): PersonQuery => ({
  hashes,
  areas: codesBelow(areas, places),
});

/** What a row of `reveals` says of who asked, where, and why. */
export function askedRow(
  { id }: Actor,
  areas: readonly string[],
  _id: string,
  reason: string,
  { places, sealer, clock }: PersonParts,
): Pick<LookUpDoc, '_id' | 'areas' | 'askedBy' | 'askedAt' | 'reason'> {
  const held = areas.map((area) => places.area(area) ?? places.whole);
  return {
    _id,
    areas: commonAreas(held, places.province),
    askedBy: id,
    askedAt: new Date(clock.now()),
    reason: sealer.seal(reason, revealContext(_id, 'reason')),
  };
}
