import { liveCalendar } from './live-calendar.js';
import type { RegistryView } from './registry-view.js';
import { EMPTY_REGISTRY, type Registry } from './registry.js';
import { isWorkingDay, type CalendarYear, type WorkCalendar } from './working-days.js';

const BASE: WorkCalendar = {
  years: new Set([2026]),
  holidays: new Set(['2026-10-01']),
  makeUpDays: new Set(['2026-10-10']),
};

function view() {
  let registry: Registry = EMPTY_REGISTRY;
  return {
    registry: { current: () => registry } as RegistryView,
    load: (years: Record<number, CalendarYear>) => {
      const entries = Object.entries(years).map(([year, days]) => [Number(year), days] as const);
      registry = { ...registry, version: registry.version + 1, calendar: new Map(entries) };
    },
    change: () => {
      registry = { ...registry, version: registry.version + 1 };
    },
  };
}

it('a year that is loaded is vouched for at once, whoever holds the calendar', () => {
  const { registry, load } = view();
  const calendar = liveCalendar(BASE, registry);
  expect(isWorkingDay(calendar, '2027-01-01')).toBeUndefined();
  load({ 2027: { holidays: ['2027-01-01'], makeUpDays: ['2027-01-02'] } });
  expect(isWorkingDay(calendar, '2027-01-01')).toBe(false);
  expect(isWorkingDay(calendar, '2027-01-02')).toBe(true);
  expect(isWorkingDay(calendar, '2026-10-01')).toBe(false);
});

it('a loaded year goes over the one that came with the system, whole', () => {
  const { registry, load } = view();
  const calendar = liveCalendar(BASE, registry);
  load({ 2026: { holidays: ['2026-10-02'], makeUpDays: [] } });
  expect(isWorkingDay(calendar, '2026-10-01')).toBe(true);
  expect(isWorkingDay(calendar, '2026-10-02')).toBe(false);
  expect(isWorkingDay(calendar, '2026-10-10')).toBe(false);
});

it('its years are others only when its days may be', () => {
  const { registry, load, change } = view();
  const calendar = liveCalendar(BASE, registry);
  const { years } = calendar;
  change();
  expect(calendar.years).toBe(years);
  load({ 2026: { holidays: [], makeUpDays: [] } });
  expect(calendar.years).not.toBe(years);
});
