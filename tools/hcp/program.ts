import { Command, CommanderError } from 'commander';
import type { HcpConfig } from './hcp.config.js';
import { EXIT, type ExitCode } from './terminal/exit-code.js';

/** A command that loads its code only when it is called: `hcp --help` is there at once. */
export interface Program {
  /** Runs the arguments of a process; answers its exit code. */
  run(argv: readonly string[]): Promise<ExitCode>;
}

const EXIT_CODES = `
Exit codes: 0 done · 1 it found something (bad rows, rejected events, a difference) ·
2 it could not run · 3 the registry is changed, but a live service has not loaded it yet`;

/** The command line `hcp`: its commands, options and help. */
export function createProgram(config: HcpConfig): Program {
  let code: ExitCode = EXIT.done;
  const ends = async (work: Promise<ExitCode>): Promise<void> => {
    code = await work;
  };
  const hcp = new Command('hcp')
    .description('The command line of haochaping · 政务服务好差评命令行')
    .addHelpText('after', EXIT_CODES)
    .exitOverride();

  hcp
    .command('import <folder>')
    .description('load a folder of registry CSV files · 导入登记表（区划、部门、事项、窗口、来源）')
    .action(async (folder: string) => {
      const { runImport } = await import('./import/import.command.js');
      await ends(runImport(folder, config));
    });

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
