import type { Command } from 'commander';
import type { HcpConfig } from '../hcp.config.js';
import type { ExitCode } from '../terminal/exit-code.js';

type Ends = (work: Promise<ExitCode>) => Promise<void>;

/** `hcp keys`: the keys that personal data is sealed with. */
export function addKeysCommands(hcp: Command, config: HcpConfig, ends: Ends): void {
  const load = () => import('./keys.command.js');
  const keys = hcp
    .command('keys')
    .description('the keys that personal data is sealed with · 个人信息的密钥');

  keys
    .command('make')
    .description('make the files of keys that are not there yet · 生成尚缺的密钥文件')
    .action(async () => {
      const { runKeysMake } = await import('./make-keys.command.js');
      const { readPublishConfig } = await import('../publish/publish.config.js');
      await ends(runKeysMake(readPublishConfig()));
    });

  keys
    .command('list')
    .description('show the names of the keys, never the keys · 列出密钥')
    .action(async () => {
      await ends((await load()).runKeysList(config));
    });

  keys
    .command('add')
    .description('make a data key that is not yet used, and print its name · 新增密钥')
    .action(async () => {
      await ends((await load()).runKeysAdd(config));
    });

  keys
    .command('activate <kid>')
    .description('seal with this key from the next start on · 启用密钥')
    .action(async (kid: string) => {
      await ends((await load()).runKeysActivate(kid, config));
    });
}
