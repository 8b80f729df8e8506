import {
  CLOCK_TOLERANCE_MS,
  EARLIEST_EVENT_TIME,
  eventTime,
  isEventTime,
} from '../domain/event-time.js';
import { chinaDay } from '../domain/china-time.js';
import { VISIT_SPACE } from '../domain/invitation.js';
import { isRatingKey } from '../domain/keys.js';
import type { Level } from '../domain/level.js';
import { tagFault, type TagCatalogue } from '../domain/tag.js';
import type { Loose, Rules } from './judge.js';
import type { RejectionCode } from './rejection.js';

/** What the rules shared by ingest and aggregator need to know. */
export interface EventContext {
  /** When the event arrived, epoch milliseconds: now at ingest, LogAppendTime at the aggregator. */
  readonly arrivedAt: number;
  readonly tags: TagCatalogue;
}

const timeRule =
  (name: string, mayLieAhead = false) =>
  (event: Loose, context: EventContext): RejectionCode | undefined => {
    const value = event[name];
    if (typeof value !== 'string') return undefined;
    const at = eventTime(value);
    if (at < EARLIEST_EVENT_TIME) return 'time-too-early';
    return !mayLieAhead && at > context.arrivedAt + CLOCK_TOLERANCE_MS
      ? 'time-in-future'
      : undefined;
  };

function tagsRule(event: Loose, context: EventContext): RejectionCode | undefined {
  const { evalDetail, satisfaction, assessTime } = event;
  if (!Array.isArray(evalDetail) || evalDetail.length === 0) return undefined;
  if (typeof assessTime !== 'string' || !isEventTime(assessTime)) return undefined;
  const day = chinaDay(eventTime(assessTime));
  for (const code of evalDetail as string[]) {
    const fault = tagFault(context.tags, code, satisfaction as Level, day);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Times and tags of a rating. */
export const RATING_RULES: Rules<EventContext> = {
  assessTime: timeRule('assessTime'),
  evalDetail: tagsRule,
};

const isVisit = (event: Loose): boolean => event['visit'] === true;

/**
 * Ratings on the topic, where a visit (无办件评价) may lack its item. Visits have a space of their
 * own, so that none can be taken for the rating of a service; and nobody is silent about a visit.
 */
export const RATING_MESSAGE_RULES: Rules<EventContext> = {
  ...RATING_RULES,
  taskCode: (event) => (event['taskCode'] === undefined && !isVisit(event) ? 'missing' : undefined),
  space: (event) =>
    isVisit(event) === (event['space'] === VISIT_SPACE) ? undefined : 'out-of-range',
  visit: (event) => (isVisit(event) && event['isDefault'] === true ? 'out-of-range' : undefined),
};

/** Times of a service record; a promised time may lie ahead, which is what a promise is. */
export const SERVICE_RULES: Rules<EventContext> = {
  serviceTime: timeRule('serviceTime'),
  acceptDate: timeRule('acceptDate'),
  promiseTime: timeRule('promiseTime', true),
  resultDate: timeRule('resultDate'),
};

/** Service records on the topic: there is no service in the space of visits. */
export const SERVICE_MESSAGE_RULES: Rules<EventContext> = {
  ...SERVICE_RULES,
  space: ({ space }) => (space === VISIT_SPACE ? 'out-of-range' : undefined),
};

/** Two people decide, not one. */
export const DECISION_RULES: Rules<EventContext> = {
  ratingKey: ({ ratingKey }) =>
    typeof ratingKey === 'string' && isRatingKey(ratingKey) ? undefined : 'bad-format',
  approvedBy: (event) => (event['approvedBy'] === event['by'] ? 'out-of-range' : undefined),
  decidedAt: timeRule('decidedAt'),
};
