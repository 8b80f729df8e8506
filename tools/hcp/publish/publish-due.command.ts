import { PUBLISH_REFUSALS } from '../../../apps/report/src/publications/publish-outcome.js';
import { MongoPublicationStore } from '../../../apps/report/src/publications/store/publication-store.mongo.js';
import { PublishSchedule } from '../../../apps/report/src/publications/schedule/publish-schedule.service.js';
import { withMigrated } from '../registry-change.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { answer } from '../terminal/say.js';
import { openPublisher } from './open-publisher.js';
import { readPublishConfig } from './publish.config.js';

const HOUR_MS = 3_600_000;

/**
 * `hcp publish --due`: one run of the schedule that report keeps by itself otherwise, for a scheduler
 * outside. Publishes the kinds of `HCP_PUBLISH` that are over and not published yet, the oldest
 * first; nothing to publish is no fault, and neither is a period that has to wait, which is told.
 */
export async function runPublishDue(now: () => number = Date.now): Promise<ExitCode> {
  const config = readPublishConfig();
  return withMigrated(config, async (db) => {
    const waiting: string[] = [];
    const schedule = new PublishSchedule({
      publisher: await openPublisher(db, config, now),
      store: new MongoPublicationStore(db),
      kinds: config.publishKinds,
      marginMs: config.HCP_PUBLISH_MARGIN_HOURS * HOUR_MS,
      isRegistryLoaded: () => true,
      now,
      onPublished: ({ number, period }) => {
        answer(`published number=${number} period=${period}`);
      },
      onWaiting: (period, why) => {
        waiting.push(period);
        answer(`waiting period=${period}: ${PUBLISH_REFUSALS[why]}`);
      },
    });
    const published = await schedule.run(() => true);
    if (published + waiting.length === 0) answer('nothing is due');
    return EXIT.done;
  });
}
