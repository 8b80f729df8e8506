import type { Command } from 'commander';
import { AppError } from '#shared/errors/app-error.js';
import type { ExitCode } from '../terminal/exit-code.js';
import type { PublishCommandOptions } from './publish.command.js';
import type { VerifyPublicationOptions } from './verify/verify-publication.command.js';

type PublishOptions = Partial<PublishCommandOptions> & { readonly due?: boolean };

type Ends = (work: Promise<ExitCode>) => Promise<void>;

/** `hcp publish`, and `hcp verify publication` below `hcp verify`. */
export function addPublicationCommands(hcp: Command, verify: Command, ends: Ends): void {
  hcp
    .command('publish')
    .description('freeze a period that is over, or correct its publication · 发布或更正')
    .option('--period <period>', '2026, 2026-Q4, 2026-11, 2026-W48 or 2026-11-22')
    .option('--due', 'all that HCP_PUBLISH names, is over and is not published yet')
    .option('--corrects <number>', 'the publication that the new one stands in for')
    .option('--reason <text>', 'why it is corrected; it is published')
    .action(async ({ due, period, ...correction }: PublishOptions) => {
      if ((due === true) === (period !== undefined)) {
        throw new AppError('usage', 'give a --period, or --due');
      }
      if (period !== undefined) {
        const { runPublish } = await import('./publish.command.js');
        await ends(runPublish({ period, ...correction }));
      } else if (Object.keys(correction).length > 0) {
        throw new AppError('usage', '--corrects and --reason belong to --period');
      } else {
        const { runPublishDue } = await import('./publish-due.command.js');
        await ends(runPublishDue());
      }
    });

  verify
    .command('publication <number>')
    .description('prove a publication, and compute it anew from the ledger · 核验发布')
    .option('--folder <path>', 'offline: a folder of downloaded files')
    .option('--report <url>', 'from a running report')
    .option('--site <url>', 'from the public site: open files only')
    .option('--recompute', 'with --folder or --report: also from the ledger in the database')
    .option('--key <path>', 'a file with the public key in PEM, instead of the own key')
    .option('--json', 'as JSON')
    .action(async (number: string, options: VerifyPublicationOptions) => {
      const { runVerifyPublication } = await import('./verify/verify-publication.command.js');
      await ends(runVerifyPublication(number, options));
    });
}
