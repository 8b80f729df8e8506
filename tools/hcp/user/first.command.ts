import {
  FIRST_USERNAME,
  makeFirstAdministrator,
} from '../../../apps/console/src/auth/users/first-administrator.js';
import type { HcpConfig } from '../hcp.config.js';
import { withMigrated } from '../registry-change.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { answer, remark } from '../terminal/say.js';
import { accountParts } from './account-parts.js';

/** `hcp user first`: makes `admin` where there is no account, its password alone on one line. */
export function runUserFirst(config: HcpConfig): Promise<ExitCode> {
  return withMigrated(config, async (db) => {
    const parts = accountParts(db);
    const password = await makeFirstAdministrator({ ...parts, province: config.HCP_PROVINCE });
    if (password === undefined) {
      remark('there are accounts already: nothing was made');
    } else {
      remark(`made the account ${FIRST_USERNAME}; its password, to be changed at once:`);
      answer(password);
    }
    return EXIT.done;
  });
}
