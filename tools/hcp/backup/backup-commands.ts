import type { Command } from 'commander';
import type { HcpConfig } from '../hcp.config.js';
import type { RestoreOptions } from '../restore/restore.command.js';
import type { ExitCode } from '../terminal/exit-code.js';

type Ends = (work: Promise<ExitCode>) => Promise<void>;

/** `hcp backup` and `hcp restore`. */
export function addBackupCommands(hcp: Command, config: HcpConfig, ends: Ends): void {
  hcp
    .command('backup <folder>')
    .description('write the database of one moment, and what is not counted in it · 备份')
    .action(async (folder: string) => {
      const { runBackup } = await import('./backup.command.js');
      await ends(runBackup(folder, config));
    });

  hcp
    .command('restore <folder>')
    .description('verify a backup and restore it into an empty system · 恢复')
    .option('--without-keys', 'although keys are missing: what they sealed stays unreadable')
    .action(async (folder: string, options: RestoreOptions) => {
      const { runRestore } = await import('../restore/restore.command.js');
      await ends(runRestore(folder, options, config));
    });
}
