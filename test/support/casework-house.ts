import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UserDoc } from '#shared/contract/console-storage.js';
import { sealContext } from '#shared/contract/sealed.js';
import type { Role } from '#shared/domain/casework/access-role.js';
import { caseCollectionsOf } from '../../apps/console/src/casework/store/case-collections.mongo.js';
import {
  caseCode,
  isSeen,
  type SeenCase,
} from '../../apps/console/src/casework/store/case-form.js';
import {
  CONSOLE_START,
  insertSession,
  insertUser,
  startConsole,
  type BrowserSession,
  type ConsoleAnswer,
  type ConsoleApp,
} from './console-app.js';
import { CountingHouse, rating } from './counting-house.js';
import { freshDatabase, type FreshDatabase } from './fresh-database.js';
import { insertRegistry } from './registry-documents.js';
import { DEPARTMENTS } from './registry.js';
import { until } from './until.js';

const COUNTY = '360829';
const LINEAGE = [COUNTY, '360800', '360000'];

/** The department that is rated, and one beside it. */
export const [RATED = '', OTHER = ''] = DEPARTMENTS.filter(({ area }) => area === COUNTY).map(
  ({ code }) => code,
);

export interface Person {
  readonly user: UserDoc;
  readonly session: BrowserSession;
}

/** A console, what counts ratings beside it, and a time of their own. */
export class CaseworkHouse {
  now = CONSOLE_START;
  private count = 0;

  private constructor(
    readonly database: FreshDatabase,
    readonly counting: CountingHouse,
    private readonly folder: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  app!: ConsoleApp;

  /** With further variables of console. */
  static async open(
    label: string,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<CaseworkHouse> {
    const database = await freshDatabase(label);
    await insertRegistry(database.db);
    const folder = await mkdtemp(join(tmpdir(), 'hcp-casework-'));
    const year = { holidays: [], makeUpDays: [] };
    await writeFile(join(folder, 'calendar.json'), JSON.stringify({ 2096: year, 2097: year }));
    const house = new CaseworkHouse(database, CountingHouse.on(database), folder, environment);
    await house.startConsole();
    return house;
  }

  async startConsole(): Promise<void> {
    this.app = await startConsole(
      this.database.db,
      this.database.uri,
      () => this.now,
      {
        KAFKA_BROKERS: process.env['KAFKA_BROKERS'] ?? '',
        HCP_CALENDAR_FILE: join(this.folder, 'calendar.json'),
        ...this.environment,
      },
      this.counting.keyring,
    );
  }

  get collections() {
    return caseCollectionsOf(this.database.db);
  }

  /** Somebody with one role and a session; a handler of a department, or one of an area. */
  async person(role: Role, code: string, unit = OTHER): Promise<Person> {
    const kind = role === 'handler' ? 'department' : 'area';
    const user = await insertUser(this.database.db, {
      grants: [{ role, scope: { kind, code } }],
      areas: LINEAGE,
      unit,
      totp: { secret: { kid: 'x', ct: '' }, enrolledAt: new Date(CONSOLE_START), lastStep: 0 },
    });
    return { user, session: await insertSession(this.database.db, user, this.now) };
  }

  /** The same person with a session of now, for one who comes back after a while. */
  async returning(user: UserDoc): Promise<Person> {
    return { user, session: await insertSession(this.database.db, user, this.now) };
  }

  /** Counts a bad rating by a person with a phone, and answers the case once it is routed. */
  async badRating(fields: { projectNo?: string; serviceNumber?: string } = {}): Promise<SeenCase> {
    this.count += 1;
    const { projectNo = `P-${this.count}-${this.database.db.databaseName}` } = fields;
    const { serviceNumber = '1' } = fields;
    const key = `${RATED}|S|${projectNo}|${serviceNumber}`;
    const mobile = this.counting.sealer.seal('13800000000', sealContext('mobile', `${key}|1|c`));
    const place = { deptCode: RATED, areaCode: COUNTY, projectNo, serviceNumber };
    await this.counting.tell([rating({ ...place, satisfaction: 1, mobile })]);
    return this.routed(key);
  }

  /** The follow-up of the person behind a case. */
  async badFollowUp({ _id }: SeenCase): Promise<void> {
    const [deptCode, , projectNo, serviceNumber] = _id.split('|');
    const place = { deptCode, areaCode: COUNTY, projectNo, serviceNumber };
    await this.counting.tell([rating({ ...place, satisfaction: 1, assessNumber: 2 })]);
  }

  routed(key: string): Promise<SeenCase> {
    return until(`${key} to be routed`, async () => {
      const doc = await this.collections.cases.findOne({ _id: key });
      return doc !== null && isSeen(doc) && doc.listing.routed === doc.reopenings && doc;
    });
  }

  async read({ _id }: SeenCase): Promise<SeenCase> {
    const doc = await this.collections.cases.findOne({ _id });
    if (doc === null || !isSeen(doc)) throw new Error(`no case ${_id}`);
    return doc;
  }

  get(who: Person, path: string): Promise<ConsoleAnswer> {
    return this.app.call('GET', path, { session: who.session });
  }

  post(who: Person, path: string, body: object): Promise<ConsoleAnswer> {
    return this.app.call('POST', path, { session: who.session, body });
  }

  /** Opens a case by hand in the county, and answers it once it is routed. */
  async entered(who: Person, kind: string, fields: object): Promise<SeenCase> {
    const answer = await this.post(who, '/v1/cases', { kind, area: COUNTY, fields });
    if (answer.status !== 201) throw new Error(`${kind}: ${answer.status} ${answer.text}`);
    const code = String(answer.body['id']);
    const doc = await this.collections.cases.findOne({ 'listing.code': code });
    if (doc === null) throw new Error(`no case ${code}`);
    return this.routed(doc._id);
  }

  /** An action on a case as it is now, or as it was at a revision. */
  async act(
    who: Person,
    found: SeenCase,
    action: string,
    fields: object = {},
    revision?: number,
  ): Promise<ConsoleAnswer> {
    const body = { revision: revision ?? (await this.read(found)).file.revision, fields };
    const path = `/v1/cases/${caseCode(found._id)}/actions/${action}`;
    return this.app.call('POST', path, { session: who.session, body });
  }

  /** Actions one after another, each of which must be done. */
  async play(found: SeenCase, steps: readonly [Person, string, object?][]): Promise<void> {
    for (const [who, action, fields] of steps) {
      const answer = await this.act(who, found, action, fields);
      if (answer.status !== 200) throw new Error(`${action}: ${answer.status} ${answer.text}`);
    }
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.drop();
    await rm(this.folder, { recursive: true });
  }
}
