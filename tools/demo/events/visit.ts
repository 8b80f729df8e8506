import type { SubjectKind } from '#shared/domain/subject-kind.js';
import type { Random } from '../random/random.js';
import type { DemoItem, DemoPoint } from '../registry/registry.js';
import type { Moment } from './moment.js';
import { makePerson, type Person } from './person.js';
import type { Venue, World } from './world.js';

/** One service of one case as it really happened; the events report it, more or less well. */
export interface Visit {
  readonly venue: Venue;
  readonly item: DemoItem;
  readonly point: DemoPoint | undefined;
  readonly where: 'hall' | 'town' | 'online';
  readonly moment: Moment;
  readonly person: Person;
  readonly projectNo: string;
  readonly serviceNumber: string;
  readonly subjectKind: SubjectKind | undefined;
}

const ONLINE_SHARE = 0.3;
const TERMINAL_SHARE = 0.1;

/** Chooses where somebody goes, and what for, before it is known when. */
export function chooseVisit(
  random: Random,
  world: World,
): Pick<Visit, 'venue' | 'item' | 'point' | 'where'> {
  const venue = world.drawVenue(random);
  const item = venue.items[venue.drawItem(random)];
  if (item === undefined) throw new Error(`department ${venue.dept.code} has no items`);
  if (venue.online !== undefined && random.chance(ONLINE_SHARE)) {
    return { venue, item, point: venue.online, where: 'online' };
  }
  const where = venue.dept.areaCode.length > 6 ? 'town' : 'hall';
  if (venue.terminal !== undefined && random.chance(TERMINAL_SHARE)) {
    return { venue, item, point: venue.terminal, where };
  }
  // The first window is the one most people go to.
  const nearest = Math.min(random.below(venue.windows.length), random.below(venue.windows.length));
  return { venue, item, point: venue.windows[nearest], where };
}

/** Completes a visit with who came and the number of their case. */
export function makeVisit(
  random: Random,
  chosen: Pick<Visit, 'venue' | 'item' | 'point' | 'where'>,
  moment: Moment,
  projectNo: string,
): Visit {
  return {
    ...chosen,
    moment,
    person: makePerson(random),
    projectNo,
    serviceNumber: '1',
    subjectKind: chooseSubject(random),
  };
}

/** Intermediaries and platforms are rated too, but are no department's score. */
function chooseSubject(random: Random): SubjectKind | undefined {
  const draw = random.next();
  if (draw < 0.004) return 'intermediary';
  if (draw < 0.008) return 'platform';
  return draw < 0.04 ? 'department' : undefined;
}
