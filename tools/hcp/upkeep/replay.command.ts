import { kafkaAddress } from '#shared/security/kafka-security.js';
import { replayFromBeginning } from '../../../apps/aggregator/src/upkeep/replay.mongo.js';
import { openTopicReader } from '../../../apps/aggregator/src/upkeep/topic-reader.kafka.js';
import type { HcpConfig } from '../hcp.config.js';
import { withMigrated } from '../registry-change.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { answer } from '../terminal/say.js';

/** `hcp replay --from-beginning`: the running aggregators read the whole topic again. */
export function runReplay(config: HcpConfig): Promise<ExitCode> {
  return withMigrated(config, async (db) => {
    const topic = openTopicReader(kafkaAddress(config), 'replay');
    try {
      const replayed = await replayFromBeginning(db, topic);
      for (const { partition, epoch, from } of replayed) {
        answer(`partition ${partition}: epoch=${epoch} from=${from}`);
      }
      answer(`total: ${replayed.length} partitions are read again; hcp reconcile says how it went`);
    } finally {
      await topic.stop();
    }
    return EXIT.done;
  });
}
