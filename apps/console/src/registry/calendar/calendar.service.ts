import type { Actor } from '#shared/domain/casework/access-policy.js';
import { chinaDay, type Day } from '#shared/domain/china-time.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import {
  calendarYearFault,
  missingYear,
  type CalendarYear,
  type WorkCalendar,
} from '#shared/domain/working-days.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import type { Clock } from '../../clock.js';
import { invalid } from '../../http/problem.js';
import type { Transactions, Tx } from '../../storage/transactions.port.js';
import type { RegistryChangedDto } from '../entries/entry-answer.dto.js';
import type { Changed, RegistryStore } from '../entries/registry-store.port.js';
import type { CalendarStore } from './calendar-store.port.js';
import type { CalendarDto, CalendarYearPutDto } from './calendar.dto.js';

const [FIRST_YEAR, LAST_YEAR] = [2019, 2099];

export interface CalendarParts {
  readonly transactions: Transactions;
  readonly store: RegistryStore;
  readonly years: CalendarStore;
  readonly registry: RegistryView;
  /** The one in force, what was loaded included. */
  readonly calendar: WorkCalendar;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** The calendar of days off and make-up days, year by year. */
export class CalendarService {
  constructor(private readonly parts: CalendarParts) {}

  read(): CalendarDto {
    const { calendar, registry } = this.parts;
    const loaded = registry.current();
    const off = daysByYear(calendar.holidays);
    const worked = daysByYear(calendar.makeUpDays);
    return {
      years: [...calendar.years]
        .sort((a, b) => b - a)
        .map((year) => ({
          ...{ year, loaded: loaded.calendar.has(year) },
          daysOff: (off.get(year) ?? []).toSorted(),
          makeUpDays: (worked.get(year) ?? []).toSorted(),
        })),
      missing: this.missing() ?? null,
      version: loaded.version,
    };
  }

  /** The year whose notice should be here by now and is not. */
  missing(): number | undefined {
    const { calendar, registry, clock } = this.parts;
    // Before the registry is there nobody knows.
    return registry.isLoaded() ? missingYear(calendar, chinaDay(clock.now())) : undefined;
  }

  /**
   * The notice of a year in the place of what was known of it, with its audit entry, in one
   * transaction; then it waits for the services to load it. Throws `invalid` with the list at fault.
   */
  async put(actor: Actor, year: number, request: CalendarYearPutDto): Promise<RegistryChangedDto> {
    if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) {
      throw invalid('year', `must be a year from ${FIRST_YEAR} to ${LAST_YEAR}`);
    }
    const days = {
      holidays: request.daysOff.toSorted(),
      makeUpDays: request.makeUpDays.toSorted(),
    };
    const fault = calendarYearFault(year, days);
    if (fault !== undefined) {
      throw invalid(fault.list === 'holidays' ? 'daysOff' : 'makeUpDays', fault.rule);
    }
    const { transactions, store } = this.parts;
    const { version } = await transactions.run((tx) =>
      store.change(tx, (next) => this.change(tx, actor, { year, days, next })),
    );
    return { version, notLoaded: await store.notLoaded(version) };
  }

  private async change(
    tx: Tx,
    actor: Actor,
    { year, days, next }: { year: number; days: CalendarYear; next: number },
  ): Promise<Changed<undefined>> {
    const { years, audit } = this.parts;
    const before = await years.year(tx, year);
    if (JSON.stringify(before) === JSON.stringify(days)) return { parts: [], result: undefined };
    await years.put(tx, year, days);
    await audit.append(tx, {
      actor: actor.id,
      action: 'calendar.changed',
      subject: `calendar:${year}`,
      details: {
        version: next,
        before: before === undefined ? null : json(before),
        after: json(days),
      },
    });
    return { parts: ['calendar'], result: undefined };
  }
}

const json = ({ holidays, makeUpDays }: CalendarYear) => ({ daysOff: holidays, makeUpDays });

const daysByYear = (days: ReadonlySet<Day>): Map<number, Day[]> =>
  Map.groupBy(days, (day) => Number(day.slice(0, 4)));
