import type { Command } from 'commander';
import type { HcpConfig } from '../hcp.config.js';
import type { ExitCode } from '../terminal/exit-code.js';

type Ends = (work: Promise<ExitCode>) => Promise<void>;

/** `hcp migrate up`, `down` and `status`. */
export function addMigrateCommands(hcp: Command, config: HcpConfig, ends: Ends): void {
  const load = () => import('./migrate.command.js');
  const migrate = hcp
    .command('migrate')
    .description('bring the database to the version of the services · 数据库迁移');

  migrate
    .command('up')
    .description('apply what the database lacks; safe to run again, and at once · 升级')
    .action(async () => {
      await ends((await load()).runMigrateUp(config));
    });

  migrate
    .command('down')
    .description('take the last migration back; nothing accepted is lost · 回退一步')
    .action(async () => {
      await ends((await load()).runMigrateDown(config));
    });

  migrate
    .command('status')
    .description('list the migrations; exit code 1 when the database lacks one · 查看状态')
    .action(async () => {
      await ends((await load()).runMigrateStatus(config));
    });
}
