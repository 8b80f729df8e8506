import { may, scopesOf, type Actor } from '#shared/domain/casework/access-policy.js';
import type { RegistryFile } from '#shared/registry/columns.js';
import type { Place } from '../../auth/places.js';
import { forbidden, notFound, outsideScope } from '../../http/problem.js';
import { readPermissions, writePermissions } from '../registry-part.js';
import type { AnyEntry, EntryPlaces, NewAreas } from './entry-places.js';

/** Who may see and change which entries. */
export class EntryAccess {
  constructor(private readonly places: EntryPlaces) {}

  /** Throws `forbidden` when no role of the actor lets him see a part at all. */
  requireReader(actor: Actor, part: RegistryFile): void {
    const isReader = readPermissions(part).some((each) => scopesOf(actor, each).length > 0);
    if (!isReader) throw forbidden();
  }

  mayRead(actor: Actor, part: RegistryFile, entry: AnyEntry): boolean {
    // What rating goes by is no secret, wherever one works.
    if (part === 'tags') return true;
    const places = this.places.seenFrom(part, entry);
    return readPermissions(part).some((each) => isAllowed(places, (at) => may(actor, each, at)));
  }

  mayWrite(actor: Actor, part: RegistryFile, entry: AnyEntry, also?: NewAreas): boolean {
    const places = this.places.changedFrom(part, entry, also);
    return writePermissions(part).every((each) => isAllowed(places, (at) => may(actor, each, at)));
  }

  /** Throws `not-found` for what may not be seen, `outside-scope` for what may not be changed. */
  requireWriter(actor: Actor, part: RegistryFile, entry: AnyEntry): void {
    if (this.mayWrite(actor, part, entry)) return;
    throw this.mayRead(actor, part, entry) ? outsideScope() : notFound();
  }
}

const isAllowed = (places: readonly Place[], test: (place: Place) => boolean): boolean =>
  places.length > 0 && places.every((place) => test(place));
