import { Gauge, type Registry } from 'prom-client';
import type { Clock } from '../http/clock.js';
import type { RegistryDays } from '../registry/registry-days.js';
import { isLabelled } from './area-figures.js';

/**
 * Names of the areas that label other metrics, where each lies, and its level: dashboards join them
 * by `area`, so that they show the names of this registry and find the counties of a city.
 */
export const areaInfoGauge = (register: Registry, days: RegistryDays, clock: Clock): Gauge =>
  new Gauge({
    name: 'hcp_area_info',
    help: 'Always 1: name, superior area and level of an area that labels other metrics',
    labelNames: ['area', 'name', 'parent', 'level'],
    registers: [register],
    collect() {
      this.reset();
      for (const area of days.on(clock.today()).areas.all()) {
        if (!isLabelled(area)) continue;
        const { code, name, parentCode = '', level } = area;
        this.set({ area: code, name, parent: parentCode, level }, 1);
      }
    },
  });
