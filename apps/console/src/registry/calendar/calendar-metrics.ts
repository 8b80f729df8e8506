import { Gauge, type Registry } from 'prom-client';

/** Tells whoever watches that a notice has to be loaded; `missing` is asked at each scrape. */
export const calendarMissingGauge = (
  register: Registry,
  missing: () => number | undefined,
): Gauge =>
  new Gauge({
    name: 'hcp_calendar_missing',
    help: '1 from 15 November on while the calendar of the next year (or of this one) is missing',
    registers: [register],
    collect() {
      this.set(missing() === undefined ? 0 : 1);
    },
  });
