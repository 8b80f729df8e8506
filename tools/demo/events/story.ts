import type { RatingInput } from '#shared/contract/rating.js';
import type { ServiceInput } from '#shared/contract/service-record.js';
import type { Random } from '../random/random.js';
import { DAY_MS, MINUTE_MS } from './calendar.js';
import type { DemoEvent } from './demo-event.js';
import { chooseChannel, chooseLevel } from './opinion.js';
import { chosenBody, defaultBody, doorOf } from './rating-event.js';
import { revisedBody, serviceBody } from './service-event.js';
import type { Visit } from './visit.js';
import type { World } from './world.js';

/** Where a story goes: an event and how many stories later it arrives. */
export type Tell = (event: DemoEvent, delay: number) => void;

export interface StoryContext {
  readonly random: Random;
  readonly world: World;
  /** Nothing in the story lies after it. */
  readonly now: number;
  /** The longest that an event is late, in stories. */
  readonly maxDelay: number;
}

const WEEK_MS = 7 * DAY_MS;
const COUNTED = { outcome: 'counted' } as const;

/** Sends a body from a source, naming the space when it is not the source's own. */
function addressed<T extends { space?: string }>(
  { random, world }: StoryContext,
  visit: Visit,
  source: string,
  body: T,
): { source: string; space: string; body: T } {
  const { space } = visit.venue;
  if (world.ownSpaces.get(source) !== space || random.chance(0.05)) body.space = space;
  return { source, space, body };
}

/**
 * Tells all that is ever reported of one visit: the record and its revisions, the person's rating
 * or the default or neither, a follow-up. At most `budget` ratings; returns how many it told.
 */
export function tellStory(context: StoryContext, visit: Visit, tell: Tell, budget: number): number {
  const { random, maxDelay } = context;
  const late = (): number => random.below(Math.max(1, maxDelay));
  const ratings = ratingsOf(context, visit).slice(0, Math.max(0, budget));
  const ratedFirst = random.chance(0.04);
  const serviceDelay = ratedFirst ? 1 + late() : random.chance(0.02) ? late() : 0;
  if (ratings.length === 0 || !random.chance(0.008)) {
    for (const { body, delay } of recordsOf(context, visit)) {
      const sent = addressed(context, visit, visit.venue.platform, body);
      tell({ kind: 'service', ...sent, expect: COUNTED }, serviceDelay + delay);
    }
  }
  for (const { body, source } of ratings) {
    const delay = random.chance(0.03) ? late() : ratedFirst ? 0 : random.below(40);
    const sent = addressed(context, visit, source, body);
    tell({ kind: 'rating', ...sent, expect: COUNTED }, delay);
  }
  return ratings.length;
}

/** The record of the visit and its revisions; one in ten of these overtakes its elder. */
function recordsOf(
  { random, now, maxDelay }: StoryContext,
  visit: Visit,
): { body: ServiceInput; delay: number }[] {
  const first = serviceBody(random, visit);
  const records = [{ body: first, delay: 0 }];
  for (let last = first; records.length < 4 && random.chance(0.05);) {
    last = revisedBody(random, visit, last, now);
    records.push({ body: last, delay: random.chance(0.1) ? 0 : random.below(maxDelay + 1) });
  }
  if (records.length > 1 && random.chance(0.1)) records.reverse();
  return records;
}

interface Spoken {
  readonly body: RatingInput;
  readonly source: string;
}

function ratingsOf(context: StoryContext, visit: Visit): Spoken[] {
  const { random, now } = context;
  const spoken: Spoken[] = [];
  const draw = random.next();
  const silent = draw > 0.66;
  if (silent) {
    const declaredAt = visit.moment.at + random.between(5 * 24, 8 * 24) * 60 * MINUTE_MS;
    if (draw > 0.83 || declaredAt > now) return spoken;
    spoken.push({ body: defaultBody(random, visit, declaredAt), source: visit.venue.platform });
    // The default does not shut the person out.
    if (!random.chance(0.15)) return spoken;
  }
  const at = ratedAt(random, visit, silent);
  if (at > now) return spoken;
  const level = levelOf(context, visit);
  const channel = chooseChannel(random, visit.where);
  const source = doorOf(random, visit, channel);
  spoken.push({ body: chosenBody(random, visit, { round: 1, level, channel, at }), source });
  const followUpAt = at + random.between(60, 10 * 24 * 60) * MINUTE_MS;
  if (followUpAt > now || !random.chance(level <= 2 ? 0.3 : 0.02)) return spoken;
  const again = level <= 2 && random.chance(0.6) ? 4 : chooseLevel(random, false, level <= 2);
  const opinion = { round: 2, level: again, channel, at: followUpAt } as const;
  spoken.push({ body: chosenBody(random, visit, opinion), source });
  return spoken;
}

/** At the window people rate at once, online within days; after a default, later still. */
function ratedAt(random: Random, visit: Visit, afterDefault: boolean): number {
  const { at } = visit.moment;
  if (afterDefault) return at + random.between(8 * 24, 20 * 24) * 60 * MINUTE_MS;
  // A rating before its service is a sign of something wrong; it happens.
  if (random.chance(0.001)) return at - random.between(1, 90) * MINUTE_MS;
  if (visit.where !== 'online' && random.chance(0.8)) return at + random.between(20, 1_200) * 1_000;
  return at + Math.floor(random.next() ** 2 * 5 * DAY_MS);
}

function levelOf({ random, world, now }: StoryContext, visit: Visit) {
  const badPoint = visit.point !== undefined && world.badPoints.has(visit.point.pointCode);
  const week = Math.floor((now - visit.moment.at) / WEEK_MS);
  return chooseLevel(random, badPoint, visit.venue.badWeek === week);
}
