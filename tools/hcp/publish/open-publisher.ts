import { calendarOf } from '#shared/calendar/calendar-file.js';
import { liveCalendar } from '#shared/domain/live-calendar.js';
import type { Db } from '#shared/mongo/connect.js';
import { loadRegistry } from '#shared/mongo/registry.load.js';
import { publisherOn } from '../../../apps/report/src/publications/publisher-on.mongo.js';
import type { PublisherService } from '../../../apps/report/src/publications/publisher.service.js';
import { RegistryDays } from '../../../apps/report/src/registry/registry-days.js';
import type { ReportConfig } from '../../../apps/report/src/report.config.js';
import { policyOf } from '../../../apps/report/src/report.policy.js';
import { RegistryOnce } from '../registry-once.js';

/** A publisher for one command; tests choose the moment. */
export async function openPublisher(
  db: Db,
  config: ReportConfig,
  now: () => number = Date.now,
): Promise<PublisherService> {
  const view = new RegistryOnce(await loadRegistry(db));
  const calendar = await calendarOf(config.HCP_CALENDAR_FILE);
  const policy = policyOf(config, liveCalendar(calendar, view));
  return publisherOn(db, config, { registry: new RegistryDays(view), policy, now });
}
