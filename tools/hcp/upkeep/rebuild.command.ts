import { ensureCollections } from '#shared/mongo/collections.js';
import {
  rebuildScores,
  type RebuildProgress,
} from '../../../apps/aggregator/src/upkeep/rebuild.js';
import type { HcpConfig } from '../hcp.config.js';
import { withDatabase } from '../registry-change.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { everySeconds } from '../terminal/progress.js';
import { answer, remark } from '../terminal/say.js';

/** `hcp rebuild`: all scores anew from the ledger, while events keep coming. */
export function runRebuild(config: HcpConfig): Promise<ExitCode> {
  return withDatabase(config.MONGODB_URI, async (db) => {
    await ensureCollections(db);
    const tell = everySeconds(5, ({ phase, services }: RebuildProgress) => {
      remark(`${services} services folded from the ${phase} …`);
    });
    const { generation, previous, services, tailServices } = await rebuildScores(db, tell);
    answer(
      `generation=${generation} previous=${previous} services=${services} again=${tailServices}`,
    );
    return EXIT.done;
  });
}
