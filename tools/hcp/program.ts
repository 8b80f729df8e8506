import { Command, CommanderError, Option } from 'commander';
import { AppError } from '#shared/errors/app-error.js';
import { addBackupCommands } from './backup/backup-commands.js';
import type { HcpConfig } from './hcp.config.js';
import type { DemoCommandOptions } from './demo/demo.command.js';
import { addKeysCommands } from './keys/keys-commands.js';
import { addMigrateCommands } from './migrate/migrate-commands.js';
import { EVENT_KINDS } from './send/events-file.js';
import { addPublicationCommands } from './publish/publication-commands.js';
import type { RatingsOptions } from './ratings/ratings.command.js';
import type { SendOptions } from './send/send.command.js';
import type { WatchOptions } from './send/watch/watch.command.js';
import type { SignsOptions } from './signs/signs.command.js';
import type { CheckMapOptions } from './source/check-map.command.js';
import type { SourceOptions } from './source/new-source.js';
import { EXIT, type ExitCode } from './terminal/exit-code.js';

/** A command that loads its code only when it is called: `hcp --help` is there at once. */
export interface Program {
  /** Runs the arguments of a process; answers its exit code. */
  run(argv: readonly string[]): Promise<ExitCode>;
}

/** Options of every kind of import. */
type ImportOptions = RatingsOptions & { readonly passwords?: string };

/** Takes a command's exit code when it is done. */
type Ends = (work: Promise<ExitCode>) => Promise<void>;

const EXIT_CODES = `
Exit codes: 0 done · 1 it found something (bad rows, rejected events, a difference) ·
2 it could not run · 3 the registry is changed, but a live service has not loaded it yet`;

/** The command line `hcp`: its commands, options and help. */
export function createProgram(config: HcpConfig): Program {
  let code: ExitCode = EXIT.done;
  const ends: Ends = async (work) => {
    code = await work;
  };
  const hcp = new Command('hcp')
    .description('The command line of haochaping · 政务服务好差评命令行')
    .addHelpText('after', EXIT_CODES)
    .exitOverride();

  addImportCommand(hcp, config, ends);
  addSourceCommands(hcp, config, ends);
  addSendCommand(hcp, config, ends);
  addUpkeepCommands(hcp, config, ends);
  addMigrateCommands(hcp, config, ends);
  addBackupCommands(hcp, config, ends);
  addKeysCommands(hcp, config, ends);
  addCitizenCommands(hcp, config, ends);
  addConsoleCommands(hcp, config, ends);
  addDemoCommand(hcp, config, ends);

  return {
    run: async (argv) => {
      try {
        await hcp.parseAsync(argv);
      } catch (error) {
        // Commander has said what was wrong, or printed the help that was asked for.
        if (!(error instanceof CommanderError)) throw error;
        return error.exitCode === 0 ? EXIT.done : EXIT.failed;
      }
      return code;
    },
  };
}

function addImportCommand(hcp: Command, config: HcpConfig, ends: Ends): void {
  const command = hcp
    .command('import')
    .description(
      'load registry CSV files, ratings or accounts · 导入登记表（区划、部门、事项、窗口、来源）、评价或账号',
    )
    .usage(
      '<folder>\n       hcp import ratings <file> --source <code> [options]\n' +
        '       hcp import users <file> --passwords <file>\n' +
        '       hcp import evaluations <file>',
    )
    .argument('<folder>', 'a folder of registry files; or the word ratings, users or evaluations')
    .argument('[file]', "a CSV file: an export of ratings, such as the hotline's, or of accounts")
    .option('--passwords <path>', 'users: the new file that takes their initial passwords')
    .option('--source <code>', 'ratings: the source that speaks; its secret is in HCP_SECRET')
    .option('--channel <pf>', 'ratings: the channel of rows that name none', '6')
    .option('--space <code>', "ratings: the space of their case numbers; else the source's own");
  addSendingOptions(command, config).action(
    async (folder: string, file: string | undefined, options: ImportOptions) => {
      if (folder === 'users' && file !== undefined) {
        const { runImportUsers } = await import('./user/import-users.command.js');
        await ends(runImportUsers(file, options.passwords, config));
      } else if (folder === 'evaluations' && file !== undefined) {
        const { runImportEvaluations } =
          await import('./import-evaluations/import-evaluations.command.js');
        await ends(runImportEvaluations(file, config));
      } else if (file === undefined) {
        const { runImport } = await import('./import/import.command.js');
        await ends(runImport(folder, config));
      } else {
        const { runRatings } = await import('./ratings/ratings.command.js');
        await ends(runRatings([folder, file], options, config.HCP_SECRET));
      }
    },
  );
}

/** How a command that speaks to ingest as a source finds it, signs and waits. */
const addSendingOptions = (command: Command, config: HcpConfig): Command =>
  command
    .option('--secret-file <path>', 'a file with the secret, instead of HCP_SECRET')
    .option('--url <url>', 'address of ingest', config.HCP_INGEST_URL)
    .option('--check', 'only ask what would be accepted')
    .option('--sm3', 'sign with HMAC-SM3')
    .option('--retry-for <time>', 'how long to try while ingest is away or busy', '2m');

function addSourceCommands(hcp: Command, config: HcpConfig, ends: Ends): void {
  const load = () => import('./source/source.command.js');
  const source = hcp
    .command('source')
    .description('the sending systems and their keys · 来源系统与密钥');

  source
    .command('add <code>')
    .description('print the first key of a source, new or imported · 签发首个密钥')
    .option('--name <name>', 'name of a source that is not imported')
    .option('--dept <code>', 'the department that runs it')
    .option('--departments <codes>', 'whom it may speak for: * or codes with ;')
    .option('--space <spaces>', 'its own space, then granted ones, with ;')
    .option('--rate <events>', 'events a second it may send')
    .option('--origins <origins>', 'pages that may embed the rating page, with ;')
    .option('--sandbox', 'on trial: what it sends goes the whole way, and counts nowhere')
    .action(async (code: string, options: SourceOptions) => {
      await ends((await load()).runSourceAdd(code, options, config));
    });

  source
    .command('rotate <code>')
    .description('print a new key; the old one stays good for the grace time · 轮换密钥')
    .option('--grace <time>', 'such as 15m, 24h, 7d or 0', config.HCP_KEY_GRACE)
    .action(async (code: string, { grace }: { grace: string }) => {
      await ends((await load()).runSourceRotate(code, grace, config));
    });

  source
    .command('revoke <code>')
    .description('end all keys of a source at once · 吊销密钥')
    .action(async (code: string) => {
      await ends((await load()).runSourceRevoke(code, config));
    });

  source
    .command('check-map <file>')
    .description("check the map of a source's own format · 检查来源格式映射文件")
    .option('--sample <payload>', 'show what each record of this body becomes')
    .addOption(new Option('--kind <kind>', 'what the sample is').choices(['rating', 'service']))
    .action(async (file: string, options: CheckMapOptions) => {
      const { runCheckMap } = await import('./source/check-map.command.js');
      await ends(runCheckMap(file, options));
    });

  source
    .command('list [code]')
    .description('show the sources and the state of their keys · 列出来源')
    .option('--json', 'as JSON')
    .action(async (code: string | undefined, { json }: { json?: boolean }) => {
      await ends((await load()).runSourceList(code, json === true, config));
    });
}

type SendCommandOptions = SendOptions & Omit<WatchOptions, 'watch'> & { readonly watch?: string };

function addSendCommand(hcp: Command, config: HcpConfig, ends: Ends): void {
  const command = hcp
    .command('send [file]')
    .description(
      'sign and send the events of a JSON or NDJSON file, or of the files dropped into a folder · ' +
        '签名并发送评价或办件',
    )
    .usage('<file> --source <code> [options]\n       hcp send --watch <folder> --source <code>')
    .requiredOption('--source <code>', 'the source that speaks; its secret is in HCP_SECRET')
    .addOption(new Option('--kind <kind>').choices([...EVENT_KINDS, 'auto']).default('auto'))
    .option('--watch <folder>', 'send what is dropped there; done files are renamed to .done')
    .option('--settle <time>', 'watch: a file is complete that has not changed for so long', '2s')
    .option('--once', 'watch: end when no file is left');
  addSendingOptions(command, config).action(
    async (file: string | undefined, options: SendCommandOptions) => {
      const { watch } = options;
      if ((file === undefined) === (watch === undefined)) {
        throw new AppError('usage', 'give a file to send, or a folder to --watch');
      }
      if (watch !== undefined) {
        const { runWatch } = await import('./send/watch/watch.command.js');
        await ends(runWatch({ ...options, watch }, config.HCP_SECRET));
      } else if (file !== undefined) {
        const { runSend } = await import('./send/send.command.js');
        await ends(runSend(file, options, config.HCP_SECRET));
      }
    },
  );
}

function addUpkeepCommands(hcp: Command, config: HcpConfig, ends: Ends): void {
  hcp
    .command('reconcile')
    .description('prove that every event of the topic is counted once · 对账')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { runReconcile } = await import('./upkeep/reconcile.command.js');
      await ends(runReconcile(json === true, config));
    });

  hcp
    .command('rebuild')
    .description('compute all scores anew from the ledger · 重算得分')
    .action(async () => {
      const { runRebuild } = await import('./upkeep/rebuild.command.js');
      await ends(runRebuild(config));
    });

  hcp
    .command('replay')
    .description('read the whole topic again · 重放')
    .requiredOption('--from-beginning', 'from the first record that is still there')
    .action(async () => {
      const { runReplay } = await import('./upkeep/replay.command.js');
      await ends(runReplay(config));
    });
}

function addCitizenCommands(hcp: Command, config: HcpConfig, ends: Ends): void {
  hcp
    .command('signs <folder>')
    .description('write the signs with QR codes of service points · 生成评价二维码立牌')
    .option('--department <code>', 'of one department only')
    .option('--point <code>', 'of one point only')
    .addOption(new Option('--format <format>').choices(['pdf', 'svg']).default('pdf'))
    .option(
      '--url <origin>',
      'where citizens reach ingest',
      config.HCP_PUBLIC_URL ?? config.HCP_INGEST_URL,
    )
    .action(async (folder: string, options: SignsOptions) => {
      const { runSigns } = await import('./signs/signs.command.js');
      await ends(runSigns(folder, options, config));
    });

  hcp
    .command('requests')
    .description('list the open objections and erasures citizens ask for · 列出群众申请')
    .option('--json', 'as lines of JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { runRequests } = await import('./requests/requests.command.js');
      await ends(runRequests(json === true, config));
    });
}

function addConsoleCommands(hcp: Command, config: HcpConfig, ends: Ends): void {
  hcp
    .command('user')
    .description('the accounts of the console · 后台账号')
    .command('first')
    .description('make the first administrator and print the password · 创建首个管理员')
    .action(async () => {
      const { runUserFirst } = await import('./user/first.command.js');
      await ends(runUserFirst(config));
    });

  const verify = hcp.command('verify').description('prove that nothing was altered · 核验');
  addPublicationCommands(hcp, verify, ends);
  verify
    .command('audit')
    .description('read the audit chain and its anchors; name the first fault · 核验审计链')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { runVerifyAudit } = await import('./audit/verify.command.js');
      await ends(runVerifyAudit(json === true, config));
    });
}

function addDemoCommand(hcp: Command, config: HcpConfig, ends: Ends): void {
  hcp
    .command('demo')
    .description('let the simulated province rate · 模拟全省评价')
    .option('--ratings <n>', 'how many ratings; without it, an endless flow')
    .option('--seed <text>', 'the same seed makes the same province', 'jiangxi')
    .option('--rate <n>', 'events a second; without it, as fast as ingest takes them')
    .option('--url <url>', 'address of ingest', config.HCP_INGEST_URL)
    .option('--secrets <path>', 'secrets by source; default: province.json beside the keyring')
    .action(async (options: DemoCommandOptions) => {
      const { runDemoCommand } = await import('./demo/demo.command.js');
      await ends(runDemoCommand(options, config));
    });
}
