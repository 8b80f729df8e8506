import type { RegistryView } from './registry-view.js';
import { withYears, type CalendarYears, type WorkCalendar } from './working-days.js';

/**
 * The calendar in force at every moment: the one that came with the system, and over it the years
 * that were loaded into the registry.
 */
export function liveCalendar(base: WorkCalendar, registry: RegistryView): WorkCalendar {
  let loaded: CalendarYears = new Map();
  let inForce = base;
  const now = (): WorkCalendar => {
    const { calendar } = registry.current();
    if (calendar !== loaded) {
      loaded = calendar;
      inForce = withYears(base, calendar);
    }
    return inForce;
  };
  return {
    get years() {
      return now().years;
    },
    get holidays() {
      return now().holidays;
    },
    get makeUpDays() {
      return now().makeUpDays;
    },
  };
}
