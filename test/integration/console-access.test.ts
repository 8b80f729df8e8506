import { PERMISSIONS } from '#shared/domain/casework/access-table.js';
import { may, type Target } from '#shared/domain/casework/access-policy.js';
import type { UserDoc } from '#shared/contract/console-storage.js';
import type { Role } from '#shared/domain/casework/access-role.js';
import { judgeAccess } from '../../apps/console/src/auth/access/judge-access.js';
import { actorOf } from '../../apps/console/src/auth/officer.js';
import {
  CONSOLE_START,
  insertSession,
  insertUser,
  startConsole,
  type BrowserSession,
  type ConsoleAnswer,
} from '../support/console-app.js';
import {
  BESIDE,
  callersOf,
  HERE,
  operationsOf,
  scopeOf,
  WHOLE,
  type Operation,
  type Side,
} from '../support/console-matrix.js';
import { insertCase } from '../support/case-documents.js';
import { insertFlag } from '../support/flag-documents.js';
import { insertHonour } from '../support/honour-documents.js';
import { freshDatabase } from '../support/fresh-database.js';
import { insertRequest, insertReveal } from '../support/privacy-documents.js';
import { insertWebhook } from '../support/webhook-documents.js';
import { insertPolicy, insertRegistry, insertSource } from '../support/registry-documents.js';
import { DEPARTMENTS } from '../support/registry.js';
import { startReport } from '../support/report-app.js';

/**
 * The matrix is made from the document that console serves: an operation that is added is covered by
 * itself. One with a new kind of target needs an entry in THINGS, a list one in LISTS, one whose
 * place is in the body one in BODIES, in the query one in QUERIES; without it, its test fails and
 * says so.
 */
const departmentOf = (area: string): string =>
  DEPARTMENTS.find((department) => department.area === area)?.code ?? '';

const database = await freshDatabase('console_access');
await insertRegistry(database.db);
await insertSource(database.db, 'SOURCE-HERE', [departmentOf(HERE.area)]);
const report = await startReport(database.uri, () => CONSOLE_START);
const app = await startConsole(database.db, database.uri, () => CONSOLE_START, {
  HCP_REPORT_URL: await report.listen(),
});
const operations = operationsOf(
  JSON.parse((await app.call('GET', '/openapi.json')).text) as Parameters<typeof operationsOf>[0],
);

afterAll(async () => {
  await app.close();
  await report.close();
  await database.drop();
});

const DEPARTMENT = { here: departmentOf(HERE.area), beside: departmentOf(BESIDE.area) };
/** In the place `HERE`, and no caller's own: who was rated has no part in what is personal. */
const STRANGERS = DEPARTMENTS.filter(({ area }) => area === HERE.area)[1]?.code ?? '';

/** Something in the place `HERE` that an address can name. */
interface Thing {
  readonly id: string;
  readonly target: Target;
}

const userThing = (user: UserDoc): Thing => ({
  id: user._id,
  target: { lineage: user.areas, deptCode: user.unit, person: user._id },
});
const aUser = async (): Promise<Thing> =>
  userThing(
    await insertUser(database.db, {
      ...{ area: HERE.area, areas: HERE.lineage, unit: DEPARTMENT.here, grants: [] },
    }),
  );

const aCase = async (): Promise<Thing> => ({
  id: await insertCase(database.db, HERE, DEPARTMENT.here),
  target: { lineage: HERE.lineage, deptCode: DEPARTMENT.here },
});

const PLACED: Target = { lineage: HERE.lineage, deptCode: DEPARTMENT.here };
const [ITEM = ''] = DEPARTMENTS.find(({ code }) => code === DEPARTMENT.here)?.items ?? [];

const aFlag = async (): Promise<Thing> => ({
  id: (await insertFlag(database.db, HERE)).code,
  target: { lineage: HERE.lineage },
});

const anHonour = async (proposedBy = 'somebody'): Promise<Thing> => {
  const { code: id } = await insertHonour(database.db, HERE, { deptCode: STRANGERS, proposedBy });
  return { id, target: { lineage: HERE.lineage, deptCode: STRANGERS, person: proposedBy } };
};

const aWebhook = async (): Promise<Thing> => ({
  id: (await insertWebhook(database.db, HERE))._id,
  target: { lineage: HERE.lineage },
});

const aReveal = async (askedBy = 'somebody'): Promise<Thing> => {
  const fields = { areas: HERE.lineage, units: [STRANGERS], askedBy };
  const { _id: id } = await insertReveal(database.db, fields);
  return { id, target: { lineage: HERE.lineage, person: askedBy } };
};

const aRequest = async (): Promise<Thing> => ({
  id: await insertRequest(database.db, HERE.area, STRANGERS),
  target: { lineage: HERE.lineage, deptCode: STRANGERS },
});

/** Makes what a kind of target names; for `self`, what is the caller's own. */
const THINGS: Readonly<Record<string, (caller: UserDoc, side: Side) => Promise<Thing>>> = {
  user: (caller, side) => (side === 'self' ? Promise.resolve(userThing(caller)) : aUser()),
  case: aCase,
  flag: aFlag,
  honour: (caller, side) => anHonour(side === 'self' ? caller._id : undefined),
  entry: () => Promise.resolve({ id: ITEM, target: PLACED }),
  source: () => Promise.resolve({ id: 'SOURCE-HERE', target: PLACED }),
  area: () => Promise.resolve({ id: HERE.area, target: { lineage: HERE.lineage } }),
  webhook: aWebhook,
  reveal: (caller, side) => aReveal(side === 'self' ? caller._id : undefined),
  request: aRequest,
};

/**
 * For a list: something in `HERE`, the query (or the body with rows) that looks for it, and what an
 * answer with it holds.
 */
const LISTS: Readonly<
  Record<
    string,
    () => Promise<{ query: string; marker: string | RegExp; target: Target; body?: object }>
  >
> = {
  UsersController_list: async () => {
    const username = `listed-${Math.random().toString(36).slice(2, 10)}`;
    const { id, target } = userThing(
      await insertUser(database.db, { username, area: HERE.area, areas: HERE.lineage, grants: [] }),
    );
    return { query: `?text=${username}`, marker: id, target };
  },
  CasesController_list: async () => {
    const { id, target } = await aCase();
    return { query: `?limit=200`, marker: id, target };
  },
  RevealsController_list: async () => {
    const { id, target } = await aReveal();
    return { query: '?limit=100', marker: id, target };
  },
  RequestsController_list: async () => {
    const { id, target } = await aRequest();
    return { query: '?limit=100', marker: id, target };
  },
  CasesController_counts: async () => {
    const { target } = await aCase();
    return { query: '', marker: /"all":[1-9]/, target };
  },
  WebhooksController_list: async () => {
    const { id, target } = await aWebhook();
    return { query: '', marker: id, target };
  },
  BoardController_board: async () => {
    const { target } = await aCase();
    return { query: '?by=unit', marker: DEPARTMENT.here, target };
  },
  EntriesController_list: () =>
    Promise.resolve({ query: '?limit=100', marker: `"code":"${ITEM}"`, target: PLACED }),
  KeysController_list: () =>
    Promise.resolve({ query: '', marker: '"code":"SOURCE-HERE"', target: PLACED }),
  PoliciesController_read: async () => {
    await insertPolicy(database.db, HERE.area);
    return { query: `?area=${HERE.area}`, marker: `"area":"${HERE.area}"`, target: PLACED };
  },
  ImportController_run: () =>
    Promise.resolve({
      body: { csv: `taskCode,name,deptCode\nROW,事项,${DEPARTMENT.here}`, preview: true },
      ...{ query: '', marker: '"code":"ROW"', target: PLACED },
    }),
  HonoursController_list: async () => {
    const { id, target } = await anHonour();
    return { query: '?limit=200', marker: id, target };
  },
  FlagsController_list: async () => {
    const { id, target } = await aFlag();
    return { query: '?limit=200', marker: id, target };
  },
};

/** For an operation whose place is in the body: a body about `HERE`. */
const BODIES: Readonly<Record<string, () => object | Promise<object>>> = {
  CasesController_enter: () => ({
    kind: 'observation',
    area: HERE.area,
    fields: { title: '排队', words: '只开一个窗口', day: '2096-06-01' },
  }),
  WebhooksController_create: () => ({ area: HERE.area, url: 'https://oa.example.invalid/hook' }),
  UsersController_create: () => ({
    username: `made-${Math.random().toString(36).slice(2, 10)}`,
    name: '新人',
    area: HERE.area,
  }),
  RevealsController_ask: async () => ({
    case: await insertCase(database.db, HERE, STRANGERS),
    what: ['mobile'],
    reason: '核实情况',
  }),
  PersonsController_search: () => ({
    mobile: '13800000000',
    within: HERE.area,
    reason: '本人申请',
  }),
  HonoursController_draft: () => ({ within: HERE.area, period: '2096-05' }),
  TicketsController_issue: () => ({ export: 'cases', within: HERE.area, period: '2096-06' }),
};

/** For an operation whose body has a token: a body with one that the caller was not given. */
const TOKENS: Readonly<Record<string, () => object>> = {
  PersonsController_export: () => ({ person: 'x.x', reason: '本人申请' }),
  PersonsController_erase: () => ({ person: 'x.x', reason: '本人申请' }),
};

/** For an operation whose place is in the query: a query about `HERE`. */
const QUERIES: Readonly<Record<string, string>> = {
  FiguresController_rankings: `?subject=department&within=${HERE.area}`,
  FiguresController_loop: `?within=${HERE.area}`,
};

async function caller(role: Role, side: Side, operation: Operation) {
  const scope = scopeOf(role, side, operation.target, DEPARTMENT);
  const place = side === 'outside' ? BESIDE : HERE;
  const user = await insertUser(database.db, {
    grants: [{ role, scope }],
    area: place.area,
    areas: scope.code === '360000' ? ['360000'] : place.lineage,
    unit: side === 'outside' ? DEPARTMENT.beside : DEPARTMENT.here,
    totp: { secret: { kid: 'x', ct: '' }, enrolledAt: new Date(CONSOLE_START), lastStep: 0 },
  });
  return { user, session: await insertSession(database.db, user, CONSOLE_START) };
}

const call = (
  { method, path }: Operation,
  session: BrowserSession | undefined,
  {
    id = 'nothing',
    query = '',
    body = {},
  }: { id?: string; query?: string; body?: object | undefined } = {},
): Promise<ConsoleAnswer> =>
  app.call(method, path.replace('{part}', 'items').replaceAll(/\{\w+\}/g, id) + query, {
    session,
    ...(['POST', 'PUT', 'PATCH'].includes(method) ? { body } : {}),
  });

function needed<T>(table: Readonly<Record<string, T>>, name: string, operation: Operation): T {
  const entry = table[name];
  if (entry === undefined) throw new Error(`${operation.id}: the matrix has no entry for ${name}`);
  return entry;
}

/** Past the policy: done, or refused for what stands in the body (422) or in the database (409). */
const isLetIn = (status: number): boolean =>
  (status >= 200 && status < 300) || status === 422 || status === 409;
const refused = (answer: ConsoleAnswer) => [answer.status, answer.body['code']];

async function expectAsPolicySays(
  operation: Operation,
  permission: NonNullable<Operation['permission']>,
  role: Role,
  side: Side,
): Promise<void> {
  const { user, session } = await caller(role, side, operation);
  const actor = actorOf(user);
  if (operation.target === 'narrowed' || operation.target === 'rows') {
    const { query, marker, target, body } = await needed(LISTS, operation.id, operation)();
    const answer = await call(operation, session, { query, body });
    if (judgeAccess(actor, permission, target) === 'role') {
      expect(refused(answer)).toEqual([403, 'forbidden']);
    } else {
      expect(answer.status).toBe(200);
      const shows =
        typeof marker === 'string' ? answer.text.includes(marker) : marker.test(answer.text);
      expect(shows).toBe(may(actor, permission, target));
    }
    return;
  }
  if (operation.target === 'place') {
    const request =
      operation.method === 'GET'
        ? { query: needed(QUERIES, operation.id, operation) }
        : { body: await needed(BODIES, operation.id, operation)() };
    const answer = await call(operation, session, request);
    const verdict = judgeAccess(actor, permission, { lineage: HERE.lineage, person: 'another' });
    if (verdict === 'allowed') expect(answer.status).toBeLessThan(300);
    else expect(refused(answer)).toEqual([403, verdict === 'role' ? 'forbidden' : 'outside-scope']);
    return;
  }
  if (operation.target === 'token') {
    // A token is handed to one caller: that of another is none, wherever either of them may.
    const body = needed(TOKENS, operation.id, operation)();
    const answer = await call(operation, session, { body });
    const verdict = judgeAccess(actor, permission, { lineage: HERE.lineage });
    expect(refused(answer)).toEqual(verdict === 'role' ? [403, 'forbidden'] : [422, 'invalid']);
    return;
  }
  if (operation.target === 'own' || operation.target === 'whole') {
    const person = operation.target === 'own' ? actor.id : undefined;
    const verdict = judgeAccess(actor, permission, { ...WHOLE, person });
    const answer = await call(operation, session);
    if (verdict === 'allowed') expect(isLetIn(answer.status)).toBe(true);
    else
      expect(refused(answer)).toEqual([403, verdict === 'scope' ? 'outside-scope' : 'forbidden']);
    return;
  }
  const make = needed(THINGS, operation.target ?? '', operation);
  const { id, target } = await make(user, side);
  const answer = await call(operation, session, { id });
  const verdict = judgeAccess(actor, permission, target);
  if (verdict === 'allowed') expect(isLetIn(answer.status)).toBe(true);
  else if (verdict === 'scope') expect(refused(answer)).toEqual([404, 'not-found']);
  else expect(refused(answer)).toEqual([403, 'forbidden']);
  if (verdict === 'role') return;
  // What is not there is answered like what must not be seen.
  const other = await caller(role, side, operation);
  expect(refused(await call(operation, other.session))).toEqual([404, 'not-found']);
}

it('the document names a permission of the policy for every operation but signing in', () => {
  expect(operations.length).toBeGreaterThan(20);
  const open = operations.filter(({ permission }) => permission === undefined);
  expect(open.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v1/session']);
  for (const { permission } of operations) {
    if (permission !== undefined) expect(PERMISSIONS).toContain(permission);
  }
});

describe.each(operations.map((o) => [`${o.method} ${o.path}`, o] as const))(
  '%s',
  (_, operation) => {
    const { permission } = operation;
    if (permission === undefined) {
      it('can be called by anybody', async () => {
        expect((await call(operation, undefined)).status).toBe(422);
      });
      return;
    }

    it('is 401 without a session', async () => {
      expect(refused(await call(operation, undefined))).toEqual([401, 'no-session']);
      const alien = { cookie: 'hcp_session=x', csrf: 'x' };
      expect(refused(await call(operation, alien))).toEqual([401, 'no-session']);
    });

    if (operation.method !== 'GET') {
      it('is 403 without the CSRF header of the session', async () => {
        const { session } = await caller('officer', 'inside', operation);
        const answer = await call(operation, { ...session, csrf: 'x' });
        expect(refused(answer)).toEqual([403, 'csrf']);
      });
    }

    it.each(callersOf(operation))('by %s, %s: as the policy says', async (role, side) => {
      await expectAsPolicySays(operation, permission, role, side);
    });
  },
);
