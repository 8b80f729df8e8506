import {
  CLOCK_TOLERANCE_MS,
  EARLIEST_EVENT_TIME,
  eventTime,
  isEventTime,
} from '../domain/event-time.js';
import { chinaDay } from '../domain/china-time.js';
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

/** Times of a service record; a promised time may lie ahead, which is what a promise is. */
export const SERVICE_RULES: Rules<EventContext> = {
  serviceTime: timeRule('serviceTime'),
  acceptDate: timeRule('acceptDate'),
  promiseTime: timeRule('promiseTime', true),
  resultDate: timeRule('resultDate'),
};

/** Two people decide, not one. */
export const DECISION_RULES: Rules<EventContext> = {
  ratingKey: ({ ratingKey }) =>
    typeof ratingKey === 'string' && isRatingKey(ratingKey) ? undefined : 'bad-format',
  approvedBy: (event) => (event['approvedBy'] === event['by'] ? 'out-of-range' : undefined),
  decidedAt: timeRule('decidedAt'),
};
