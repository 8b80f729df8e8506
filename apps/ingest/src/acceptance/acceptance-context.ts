import type { EventContext } from '#shared/contract/event-rules.js';
import type { Loose } from '#shared/contract/judge.js';
import { chinaDay, type Day } from '#shared/domain/china-time.js';
import { eventTime, isEventTime } from '#shared/domain/event-time.js';
import type { Registry, Source } from '#shared/domain/registry.js';

/** The field whose day decides which version of the registry an event is judged by. */
export type TimeField = 'assessTime' | 'serviceTime';

/** What is needed to judge the events of one request. */
export class AcceptanceContext implements EventContext {
  private judged: Loose | undefined;
  private judgedDay: Day = '';

  constructor(
    readonly registry: Registry,
    readonly source: Source,
    readonly arrivedAt: number,
    private readonly timeField: TimeField,
  ) {}

  get tags() {
    return this.registry.tags;
  }

  /** The event's own China day; the day of arrival when its time cannot be read. */
  dayOf(event: Loose): Day {
    // The rules of one event ask one after the other.
    if (this.judged === event) return this.judgedDay;
    const time = event[this.timeField];
    const readable = typeof time === 'string' && isEventTime(time);
    this.judged = event;
    this.judgedDay = chinaDay(readable ? eventTime(time) : this.arrivedAt);
    return this.judgedDay;
  }
}
