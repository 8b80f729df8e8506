import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditAction, AuditDoc } from '#shared/contract/console-storage.js';
import type { Role } from '#shared/domain/casework/access-role.js';
import type { Db } from '#shared/mongo/connect.js';
import { importEntries } from '#shared/mongo/registry.import.js';
import { consoleCollectionsOf } from '../../apps/console/src/storage/console-collections.mongo.js';
import { readFolder } from '../../tools/hcp/import/read-folder.js';
import {
  CONSOLE_START,
  insertSession,
  insertUser,
  startConsole,
  type BrowserSession,
  type ConsoleAnswer,
  type ConsoleApp,
} from './console-app.js';
import { freshDatabase, type FreshDatabase } from './fresh-database.js';
import { writeRegistry } from './registry.js';

/** A console on the corner of Jiangxi, imported as people import it. */
export class RegistryHouse {
  private constructor(
    readonly database: FreshDatabase,
    readonly app: ConsoleApp,
  ) {}

  static async open(label: string): Promise<RegistryHouse> {
    const database = await freshDatabase(label);
    const folder = await mkdtemp(join(tmpdir(), 'hcp-registry-'));
    await writeRegistry(folder);
    await importEntries(database.db, await readFolder(folder));
    await rm(folder, { recursive: true });
    const app = await startConsole(database.db, database.uri, () => CONSOLE_START);
    return new RegistryHouse(database, app);
  }

  get db(): Db {
    return this.database.db;
  }

  /** A session of somebody with one role. */
  async session(role: Role, code: string): Promise<BrowserSession> {
    const kind = role === 'handler' ? 'department' : 'area';
    const user = await insertUser(this.db, {
      grants: [{ role, scope: { kind, code } }],
      totp: { secret: { kid: 'x', ct: '' }, enrolledAt: new Date(CONSOLE_START), lastStep: 0 },
    });
    return insertSession(this.db, user, CONSOLE_START);
  }

  get(session: BrowserSession, path: string): Promise<ConsoleAnswer> {
    return this.app.call('GET', path, { session });
  }

  put(session: BrowserSession, path: string, body: object): Promise<ConsoleAnswer> {
    return this.app.call('PUT', path, { session, body });
  }

  post(session: BrowserSession, path: string, body: object): Promise<ConsoleAnswer> {
    return this.app.call('POST', path, { session, body });
  }

  /** Entries of the audit chain with an action, the oldest first. */
  audited(action: AuditAction): Promise<AuditDoc[]> {
    return consoleCollectionsOf(this.db).audit.find({ action }).sort({ _id: 1 }).toArray();
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }
}
