import type { ReceiptView } from '#shared/contract/citizen-api.js';
import type { Role } from '#shared/domain/casework/access-role.js';
import { caseCollectionsOf } from '../../apps/console/src/casework/store/case-collections.mongo.js';
import { Citizen } from '../support/citizen.js';
import {
  insertSession,
  insertUser,
  startConsole,
  type BrowserSession,
  type ConsoleApp,
} from '../support/console-app.js';
import { HOME, invitation, NEIGHBOUR } from '../support/events.js';
import { IngestUnderTest } from '../support/ingest.js';
import { LedgerKeeper } from '../support/ledger-keeper.js';
import { until } from '../support/until.js';

let ingest: IngestUnderTest;
let keeper: LedgerKeeper;
let app: ConsoleApp;
let citizen: Citizen;

beforeAll(async () => {
  ingest = await IngestUnderTest.start('receipt_steps', { HCP_TRUSTED_PROXIES: '127.0.0.1' });
  const { db, uri } = ingest.database;
  keeper = await LedgerKeeper.open(ingest.database);
  app = await startConsole(db, uri, Date.now, {
    KAFKA_BROKERS: process.env['KAFKA_BROKERS'] ?? '',
    HCP_KEYRING: ingest.keyringPath,
  });
  citizen = new Citizen(ingest.service.address, '10.2.0.7');
});

afterAll(async () => {
  await app.close();
  await ingest.stop();
});

async function person(role: Role, code: string): Promise<BrowserSession> {
  const { db } = ingest.database;
  const now = Date.now();
  const kind = role === 'handler' ? 'department' : 'area';
  const user = await insertUser(db, {
    grants: [{ role, scope: { kind, code } }],
    unit: role === 'handler' ? code : (NEIGHBOUR?.code ?? ''),
    password: { hash: '', changedAt: new Date(now), initial: false, past: [] },
    totp: { secret: { kid: 'x', ct: '' }, enrolledAt: new Date(now), lastStep: 0 },
  });
  return insertSession(db, user, now);
}

/** A bad rating by token, counted; its receipt and the key of its service. */
async function badRating(): Promise<{ receipt: string; service: string }> {
  const asked = invitation();
  const { body } = await ingest.post('/v1/invitations', asked);
  const token = body.invitations?.[0]?.token;
  const taken = await citizen.rate({ token, satisfaction: 1 });
  expect(taken.status).toBe(202);
  await keeper.catchUp();
  const { deptCode, projectNo } = asked as Readonly<Record<string, string>>;
  return {
    receipt: String(taken.body['receipt']),
    service: `${deptCode ?? ''}|CASES|${projectNo ?? ''}|1`,
  };
}

async function stepsOf(receipt: string): Promise<ReceiptView['steps']> {
  const reply = await citizen.get(`/v1/citizen/receipts/${receipt}`);
  return (reply.body as unknown as ReceiptView).steps;
}

it('what officers do with the case of a rating is told on its receipt, with its time', async () => {
  const { receipt, service } = await badRating();
  const { cases } = caseCollectionsOf(ingest.database.db);
  const read = () => cases.findOne({ _id: service });
  await until('the case to be routed', async () => (await read())?.state === 'awaiting-receipt');
  const handler = await person('handler', HOME?.code ?? '');
  const officer = await person('officer', '360000');
  const steps: [BrowserSession, string, object][] = [
    [handler, 'receive', {}],
    [handler, 'verify', { finding: 'upheld', words: '情况属实' }],
    [handler, 'rectify', { words: '已增设窗口' }],
    [handler, 'answer', { words: '已反馈' }],
    [officer, 'review', { accept: true }],
    [officer, 'close', {}],
  ];
  for (const [session, action, fields] of steps) {
    const found = await read();
    const path = `/v1/cases/${found?.listing?.code ?? ''}/actions/${action}`;
    const body = { revision: found?.file?.revision, fields };
    const { status, text } = await app.call('POST', path, { session, body });
    expect([action, status, text]).toEqual([action, 200, text]);
  }
  const shown = await stepsOf(receipt);
  expect(shown.map(({ name }) => name)).toEqual([
    ...['submitted', 'counted', 'case-opened', 'case-assigned', 'case-verified'],
    ...['case-rectified', 'case-answered', 'case-closed'],
  ]);
  for (const { at } of shown) expect(at).toMatch(/^20\d\d-\d\d-\d\dT.*\+08:00$/);
  expect(JSON.stringify(shown)).not.toMatch(/属实|窗口|upheld/);
});
