import { chooseLevel } from '../events/opinion.js';
import { chosenBody } from '../events/rating-event.js';
import { serviceBody } from '../events/service-event.js';
import type { DemoFault } from '../events/demo-event.js';
import type { StoryContext } from '../events/story.js';
import type { Visit } from '../events/visit.js';
import type { Venue } from '../events/world.js';
import { PROVINCIAL } from '../registry/sources.js';
import type { AnyBody, Fault } from './fault.js';
import { MEANING_FAULTS } from './meaning-faults.js';
import { SHAPE_FAULTS } from './shape-faults.js';

/** Every way of getting an event wrong that the province knows. */
export const FAULTS: readonly Fault[] = [...SHAPE_FAULTS, ...MEANING_FAULTS];

/** Makes an event of a visit that has one given fault, sent by the department's own platform. */
export function makeFault(
  { random, world, now }: StoryContext,
  visit: Visit,
  fault: Fault,
): DemoFault | undefined {
  const { venue } = visit;
  // The portal may speak for everybody, so it has no way of speaking out of turn.
  if (fault.onlyThisSource === true && venue.platform === PROVINCIAL.portal) return undefined;
  const endpoint = fault.of === 'both' ? random.pick(['rating', 'service'] as const) : fault.of;
  const level = chooseLevel(random, false, false);
  const opinion = { round: 1, level, channel: 4, at: visit.moment.at } as const;
  const body: AnyBody = {
    ...(endpoint === 'rating' ? chosenBody(random, visit, opinion) : serviceBody(random, visit)),
  };
  let other: Venue = random.pick(world.venues);
  while (other.space === venue.space) other = random.pick(world.venues);
  const spoilt = fault.spoil(body, { now, venue, other });
  return {
    kind: 'fault',
    endpoint,
    source: venue.platform,
    space: venue.space,
    body: spoilt ?? body,
    onlyThisSource: fault.onlyThisSource === true,
    expect: { outcome: 'rejected', fault: fault.name, field: fault.field, code: fault.code },
  };
}
