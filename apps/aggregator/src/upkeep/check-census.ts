import type { EpochTally } from '#shared/contract/storage.js';
import { originKey, type LedgerCensus } from './census.mongo.js';
import type { Differences } from './reconcile-report.js';

/**
 * Compares, for every epoch of every partition, the running counts with the documents that are
 * there: offsets passed - gaps = ledger + duplicates + quarantined.
 */
export function checkCensus(census: LedgerCensus, differences: Differences): void {
  const known = new Set<string>();
  for (const checkpoint of census.checkpoints) {
    for (const tally of [...(checkpoint.past ?? []), checkpoint]) {
      known.add(originKey(tally.epoch, checkpoint.partition));
      checkTally(census, checkpoint.partition, tally, differences);
    }
  }
  for (const counts of [census.ledger, census.quarantine]) {
    for (const [key, n] of counts) {
      if (known.has(key)) continue;
      const [epoch, partition] = key.split('|').map(Number);
      differences.add({
        what: 'unknown-origin',
        partition: partition ?? -1,
        ...(epoch !== undefined && { epoch }),
        detail: `${n} documents of an epoch that no checkpoint knows`,
      });
    }
  }
}

function checkTally(
  { ledger, quarantine }: LedgerCensus,
  partition: number,
  tally: EpochTally,
  differences: Differences,
): void {
  const { epoch } = tally;
  const key = originKey(epoch, partition);
  const report = (what: 'tally' | 'ledger-count' | 'quarantine-count', detail: string): void => {
    differences.add({ what, partition, epoch, detail });
  };
  const passed = tally.next - tally.from - tally.gaps;
  const outcomes = tally.ledger + tally.duplicates + tally.quarantined;
  if (passed !== outcomes) {
    report('tally', `${passed} records passed, ${outcomes} outcomes counted`);
  }
  const rows = ledger.get(key) ?? 0;
  if (rows !== tally.ledger) {
    report('ledger-count', `${tally.ledger} rows counted, ${rows} are there`);
  }
  const aside = quarantine.get(key) ?? 0;
  if (aside !== tally.quarantined) {
    report('quarantine-count', `${tally.quarantined} records counted, ${aside} are there`);
  }
}
