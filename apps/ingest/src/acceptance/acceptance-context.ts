import type { EventContext } from '#shared/contract/event-rules.js';
import type { Loose } from '#shared/contract/judge.js';
import { chinaDay, type Day } from '#shared/domain/china-time.js';
import { eventTime, isEventTime } from '#shared/domain/event-time.js';
import type { Department, Registry, Source } from '#shared/domain/registry.js';

/** The field whose day decides which version of the registry an event is judged by. */
export type TimeField = 'assessTime' | 'serviceTime';

/** What is needed to judge the events of one request. */
export class AcceptanceContext implements EventContext {
  // The rules of one event ask for these one after the other.
  private judged: Loose | undefined;
  private judgedDay: Day = '';
  private judgedDepartment: Department | undefined;

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
    if (this.judged !== event) this.look(event);
    return this.judgedDay;
  }

  /** The department an event names, on the event's own day; undefined when there is none such. */
  departmentOf(event: Loose): Department | undefined {
    if (this.judged !== event) this.look(event);
    return this.judgedDepartment;
  }

  private look(event: Loose): void {
    const { [this.timeField]: time, deptCode } = event;
    const readable = typeof time === 'string' && isEventTime(time);
    this.judged = event;
    this.judgedDay = chinaDay(readable ? eventTime(time) : this.arrivedAt);
    this.judgedDepartment =
      typeof deptCode === 'string'
        ? this.registry.departments.on(deptCode, this.judgedDay)
        : undefined;
  }
}
