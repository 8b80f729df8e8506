import type { Db } from '#shared/mongo/connect.js';
import type { HcpConfig } from '../hcp.config.js';
import { withDatabase } from '../registry-change.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { everySeconds } from '../terminal/progress.js';
import { answer, remark } from '../terminal/say.js';
import { Migrator } from './migrator.js';

/** `hcp migrate up`: brings the database to what this version builds on. */
export function runMigrateUp(config: HcpConfig): Promise<ExitCode> {
  return withDatabase(config, async (db) => {
    const names = await migratorOn(db).up();
    for (const name of names) answer(`applied ${name}`);
    answer(`total: ${names.length} applied, the database is up to date`);
    return EXIT.done;
  });
}

/** `hcp migrate down`: takes the last migration back. */
export function runMigrateDown(config: HcpConfig): Promise<ExitCode> {
  return withDatabase(config, async (db) => {
    const [name] = await migratorOn(db).down();
    answer(name === undefined ? 'there is nothing to take back' : `taken back ${name}`);
    return EXIT.done;
  });
}

/** `hcp migrate status`: what the database has, and what it lacks. */
export function runMigrateStatus(config: HcpConfig): Promise<ExitCode> {
  return withDatabase(config, async (db) => {
    const states = await migratorOn(db).states();
    for (const { name, appliedAt, isUnknown } of states) {
      const state = appliedAt === undefined ? 'missing' : `applied ${appliedAt.toISOString()}`;
      answer(`${name} ${state}${isUnknown === true ? ', unknown to this version' : ''}`);
    }
    return states.every(({ appliedAt }) => appliedAt !== undefined) ? EXIT.done : EXIT.found;
  });
}

const migratorOn = (db: Db): Migrator => new Migrator(db, { tell: everySeconds(5, remark) });
