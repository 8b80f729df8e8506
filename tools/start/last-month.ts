import { addDays, chinaDay, dayNumber, startOfChinaDay } from '#shared/domain/china-time.js';
import { publishedPeriodOf } from '#shared/domain/publication/published-period.js';
import type { Db } from '#shared/mongo/connect.js';
import { LedgerKeeper } from '../demo/ledger/ledger-account.js';
import { runDemo } from '../demo/run-demo.js';
import { withHeartbeat } from '../stack/run-command.js';
import type { Hcp } from './hcp.js';
import { SEED, type ProvinceOptions } from './province.js';

const RATINGS = 8_000;

/**
 * Lets the simulated province rate in the month before this one, and publishes that month: a system
 * whose first month is not over has nothing that everybody may see. Whatever goes wrong is told.
 */
export async function publishLastMonth(
  options: ProvinceOptions & { readonly db: Db; readonly hcp: Hcp },
): Promise<void> {
  const { db, hcp, tell } = options;
  const today = chinaDay(Date.now());
  const { name, first, last } = publishedPeriodOf('month', addDays(`${today.slice(0, 7)}-01`, -1));
  try {
    const keeper = await LedgerKeeper.open(db);
    const sending = runDemo({
      ...options,
      seed: SEED,
      run: `h${name.replace('-', '')}`,
      clock: Date.now,
      until: startOfChinaDay(addDays(last, 1)) - 1,
      days: dayNumber(last) - dayNumber(first) + 1,
      ratings: RATINGS,
    });
    const tally = await withHeartbeat(`the province rates in ${name}`, tell, sending);
    const settling = keeper.settle(tally.accepted, tally.keys ?? []);
    await withHeartbeat('waiting until it is counted', tell, settling);
    tell((await hcp('publish', '--period', name)).trim());
  } catch (error) {
    tell(`${name} is not published: ${error instanceof Error ? error.message : String(error)}`);
  }
}
