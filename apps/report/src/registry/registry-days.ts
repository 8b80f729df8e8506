import type { Day } from '#shared/domain/china-time.js';
import type { Period } from '#shared/domain/period.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import type { Registry } from '#shared/domain/registry.js';
import type { TagCatalogue } from '#shared/domain/tag.js';

import { RegistryDay } from './registry-day.js';

const KEPT = 12;

/** Views of the current registry by day; indexing thousands of entries anew each time is dear. */
export class RegistryDays {
  private registry: Registry | undefined;
  private readonly views = new Map<Day, RegistryDay>();

  constructor(private readonly reader: RegistryView) {}

  get version(): number {
    return this.reader.current().version;
  }

  get tags(): TagCatalogue {
    return this.reader.current().tags;
  }

  /** The registry in force at a period's end, or today while the period still runs. */
  at(period: Period, today: Day): RegistryDay {
    return this.on(period.last < today ? period.last : today);
  }

  on(day: Day): RegistryDay {
    const registry = this.reader.current();
    if (registry !== this.registry) {
      this.registry = registry;
      this.views.clear();
    }
    let view = this.views.get(day);
    if (view === undefined) {
      const [oldest] = this.views.keys();
      if (this.views.size >= KEPT && oldest !== undefined) this.views.delete(oldest);
      view = new RegistryDay(registry, day);
      this.views.set(day, view);
    }
    return view;
  }
}
