import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#shared/errors/app-error.js';
import type { Db } from '#shared/mongo/connect.js';
import {
  rebuildScores,
  type RebuildProgress,
  type RebuildResult,
} from '../../../apps/aggregator/src/upkeep/rebuild.js';
import type { HcpConfig } from '../hcp.config.js';
import { withMigrated } from '../registry-change.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { everySeconds } from '../terminal/progress.js';
import { answer, remark } from '../terminal/say.js';

/** A rebuild that was killed is taken for running until its lease of a minute ends. */
const PATIENCE_MS = 90_000;
const RETRY_MS = 1_000;

/** `hcp rebuild`: all scores anew from the ledger, while events keep coming. */
export function runRebuild(config: HcpConfig): Promise<ExitCode> {
  return withMigrated(config, async (db) => {
    const { generation, previous, services, tailServices } = await patiently(db);
    answer(
      `generation=${generation} previous=${previous} services=${services} again=${tailServices}`,
    );
    return EXIT.done;
  });
}

async function patiently(db: Db): Promise<RebuildResult> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  const tell = everySeconds(5, ({ phase, services }: RebuildProgress) => {
    remark(`${services} services folded from the ${phase} …`);
  });
  const tellWaiting = everySeconds(5, (reason: string) => {
    remark(`${reason}; waiting for it to end …`);
  });
  for (;;) {
    try {
      return await rebuildScores(db, tell);
    } catch (error) {
      const isOther = error instanceof AppError && error.code === 'rebuild-running';
      if (!isOther || performance.now() > giveUpAt) throw error;
      tellWaiting(error.message);
      await sleep(RETRY_MS);
    }
  }
}
