import { parsePublishedPeriod } from '#shared/domain/publication/published-period.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Db } from '#shared/mongo/connect.js';
import {
  PUBLISH_REFUSALS,
  type PublishOutcome,
} from '../../../apps/report/src/publications/publish-outcome.js';
import type { PublishRequest } from '../../../apps/report/src/publications/publisher.service.js';
import { MongoPublicationStore } from '../../../apps/report/src/publications/store/publication-store.mongo.js';
import { withMigrated } from '../registry-change.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { answer, remark } from '../terminal/say.js';
import { openPublisher } from './open-publisher.js';
import { readPublishConfig } from './publish.config.js';

export interface PublishCommandOptions {
  readonly period: string;
  readonly corrects?: string;
  readonly reason?: string;
}

/** `hcp publish`: freezes a period that is over, or corrects what was published of it. */
export async function runPublish(options: PublishCommandOptions): Promise<ExitCode> {
  const request = requestOf(options);
  const config = readPublishConfig();
  return withMigrated(config, async (db) => {
    await sweep(db);
    const outcome = await (await openPublisher(db, config)).publish(request);
    return told(outcome);
  });
}

function requestOf({ period: name, corrects, reason }: PublishCommandOptions): PublishRequest {
  const period = parsePublishedPeriod(name);
  if (period === undefined) {
    throw new AppError(
      'usage',
      '--period must be like 2026, 2026-Q4, 2026-11, 2026-W48, 2026-11-22',
    );
  }
  if (corrects === undefined) {
    if (reason !== undefined) throw new AppError('usage', '--reason belongs to --corrects');
    return { period };
  }
  if (!/^[1-9]\d*$/.test(corrects)) throw new AppError('usage', '--corrects must be a number');
  if (reason === undefined || reason.trim() === '') {
    throw new AppError('usage', 'a correction must say why: --reason');
  }
  return { period, corrects: { number: Number(corrects), reason: reason.trim() } };
}

/** What a publisher that was killed has left. */
async function sweep(db: Db): Promise<void> {
  const drafts = await new MongoPublicationStore(db).sweep(new Date());
  if (drafts > 0) remark(`took away what was left of ${drafts} unfinished publications`);
}

function told(outcome: PublishOutcome): ExitCode {
  if ('refused' in outcome) {
    const { refused, number } = outcome;
    const which = number === undefined ? '' : `: publication ${number} stands`;
    answer(`not published: ${PUBLISH_REFUSALS[refused]}${which}`);
    return EXIT.found;
  }
  const { number, period, files, asOf, corrects } = outcome.manifest;
  const stands = corrects === null ? '' : ` corrects=${corrects.number}`;
  const open = files.filter(({ visibility }) => visibility === 'open').length;
  answer(
    `published number=${number} period=${period}${stands} files=${files.length} open=${open} ` +
      `asOf=${asOf ?? 'unknown'}`,
  );
  return EXIT.done;
}
