import { calendarOf } from '#shared/calendar/calendar-file.js';
import { liveCalendar } from '#shared/domain/live-calendar.js';
import { RegistryView } from '#shared/domain/registry-view.js';
import type { Registry } from '#shared/domain/registry.js';
import type { Db } from '#shared/mongo/connect.js';
import { loadRegistry } from '#shared/mongo/registry.load.js';
import { publisherOn } from '../../../apps/report/src/publications/publisher-on.mongo.js';
import type { PublisherService } from '../../../apps/report/src/publications/publisher.service.js';
import { RegistryDays } from '../../../apps/report/src/registry/registry-days.js';
import type { ReportConfig } from '../../../apps/report/src/report.config.js';
import type { ReportPolicy } from '../../../apps/report/src/report.policy.js';

/** A registry that was loaded once. */
export class LoadedRegistry extends RegistryView {
  constructor(private readonly registry: Registry) {
    super();
  }

  current(): Registry {
    return this.registry;
  }

  isLoaded(): boolean {
    return true;
  }

  ageSeconds(): number {
    return 0;
  }

  /** It has none: whoever publishes signs for no source. */
  sourceKeys(): readonly string[] {
    return [];
  }
}

/** The policy of these variables, with the calendar that the registry knows. */
export async function policyOf(config: ReportConfig, view: RegistryView): Promise<ReportPolicy> {
  const calendar = await calendarOf(config.HCP_CALENDAR_FILE);
  return {
    minimumSample: config.HCP_MINIMUM_SAMPLE,
    weights: config.weights,
    windowDays: config.HCP_RATING_WINDOW_DAYS,
    official: config.HCP_OFFICIAL_INDICATOR,
    calendar: liveCalendar(calendar, view),
  };
}

/** A publisher for one command; tests choose the moment. */
export async function openPublisher(
  db: Db,
  config: ReportConfig,
  now: () => number = Date.now,
): Promise<PublisherService> {
  const view = new LoadedRegistry(await loadRegistry(db));
  const policy = await policyOf(config, view);
  return publisherOn(db, config, { registry: new RegistryDays(view), policy, now });
}
