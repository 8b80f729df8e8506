import type { CitizenRequestDoc } from '#shared/contract/citizen-storage.js';
import { chinaTime } from '#shared/domain/china-time.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import type { HcpConfig } from '../hcp.config.js';
import { withMigrated } from '../registry-change.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { answer } from '../terminal/say.js';

type Listed = Pick<CitizenRequestDoc, 'kind' | 'ratingKey' | 'askedAt'>;

/** `hcp requests`: what citizens ask for and nobody has decided, the oldest first; no words of theirs. */
export function runRequests(asJson: boolean, config: HcpConfig): Promise<ExitCode> {
  return withMigrated(config, async (db) => {
    const open = collectionsOf(db)
      .citizenRequests.find({ state: 'open' })
      .sort({ askedAt: 1 })
      .project<Listed>({ _id: 0, kind: 1, ratingKey: 1, askedAt: 1 });
    for await (const { kind, ratingKey, askedAt } of open) {
      const at = chinaTime(askedAt.getTime());
      answer(
        asJson ? JSON.stringify({ kind, ratingKey, askedAt: at }) : `${kind}\t${ratingKey}\t${at}`,
      );
    }
    return EXIT.done;
  });
}
