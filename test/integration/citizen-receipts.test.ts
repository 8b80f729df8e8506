import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { ReceiptView } from '#shared/contract/citizen-api.js';
import { requestContext } from '#shared/contract/citizen-storage.js';
import { loadOrCreateKeyring } from '#shared/crypto/keyring.js';
import { createSealer } from '#shared/crypto/sealer.js';
import { Citizen, type CitizenReply } from '../support/citizen.js';
import { invitation, type Fields } from '../support/events.js';
import { IngestUnderTest } from '../support/ingest.js';
import { LedgerKeeper } from '../support/ledger-keeper.js';
import { publishedAnswers, type AnswerFaults } from '../support/published-answers.js';
import { writeWebBuild } from '../support/web-build.js';

jest.setTimeout(180_000);

describe('a receipt', () => {
  let ingest: IngestUnderTest;
  let keeper: LedgerKeeper;
  let web: string;
  let person: Citizen;
  let faults: AnswerFaults;

  beforeAll(async () => {
    web = await writeWebBuild();
    ingest = await IngestUnderTest.start('receipts', {
      HCP_TRUSTED_PROXIES: '127.0.0.1',
      HCP_WEB_DIR: web,
    });
    keeper = await LedgerKeeper.open(ingest.database);
    faults = await publishedAnswers(ingest.service.address);
    person = new Citizen(ingest.service.address, '10.2.0.1');
  });

  afterAll(async () => {
    await ingest.stop();
    await rm(web, { recursive: true, force: true });
  });

  /** A service that was rated by token: its receipt, and the ledger key of the first rating. */
  const rated = async (fields: Fields): Promise<{ receipt: string; key: string }> => {
    const asked = invitation();
    const { body } = await ingest.post('/v1/invitations', asked);
    const [invited] = body.invitations ?? [];
    const taken = await person.rate({ token: invited?.token, ...fields });
    expect(taken.status).toBe(202);
    const { deptCode, projectNo } = asked as Readonly<Record<string, string>>;
    const key = `${deptCode ?? ''}|CASES|${projectNo ?? ''}|1|1|c`;
    return { receipt: String(taken.body['receipt']), key };
  };

  const viewOf = ({ body }: CitizenReply) => body as unknown as ReceiptView;
  const look = async (receipt: string): Promise<ReceiptView> => {
    const reply = await person.get(`/v1/citizen/receipts/${receipt}`);
    expect(reply.status).toBe(200);
    expect(faults('ReceiptView', reply.body)).toEqual([]);
    return viewOf(reply);
  };
  const ask = (receipt: string, body: object) =>
    person.post(`/v1/citizen/receipts/${receipt}/requests`, body);
  const namesOf = ({ steps }: ReceiptView) => steps.map(({ name }) => name);
  const decide = (ratingKey: string, action: 'exclude' | 'restore', seq: number) =>
    keeper.count([
      {
        type: 'decision',
        message: {
          decisionId: randomUUID(),
          ratingKey,
          action,
          seq,
          reason: '误评',
          by: 'officer-1',
          approvedBy: 'officer-2',
          decidedAt: new Date().toISOString(),
        },
      },
    ]);

  it('shows a rating submitted, counted, and its case opened and going on', async () => {
    const { receipt, key } = await rated({ satisfaction: 2 });
    expect(receipt).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    const before = await look(receipt);
    expect(before).toMatchObject({
      receipt,
      service: { visit: false, item: expect.stringMatching(/^事项/) as string },
      ratings: [{ assessNumber: 1, level: 2, counted: false, excluded: false }],
      may: { followUp: true, object: false, askErasure: true },
    });
    expect(namesOf(before)).toEqual(['submitted']);
    expect(before.tags).toHaveLength(40);
    await keeper.catchUp();
    const after = await look(receipt.toLowerCase().replaceAll('-', ''));
    expect(after.ratings).toMatchObject([{ level: 2, counted: true }]);
    expect(namesOf(after)).toEqual(['submitted', 'counted', 'case-opened']);
    for (const { at } of after.steps) expect(at).toMatch(/^2\d{3}-\d\d-\d\dT.*\+08:00$/);
    const service = key.slice(0, -'|1|c'.length);
    await keeper.collections.cases.updateOne({ _id: service }, { $set: { state: 'rectified' } });
    expect((await look(receipt)).steps.at(-1)).toEqual({ name: 'case-rectified' });
  });

  it('shows the follow-up that was given with it, beside the first', async () => {
    const { receipt } = await rated({ satisfaction: 1 });
    expect((await person.rate({ receipt, satisfaction: 4 })).status).toBe(202);
    const view = await look(receipt);
    expect(view.ratings).toMatchObject([
      { assessNumber: 1, level: 1 },
      { assessNumber: 2, level: 4 },
    ]);
    expect(namesOf(view)).toEqual(['submitted', 'followed-up']);
    expect(view.may.followUp).toBe(false);
  });

  it('takes an objection to an exclusion, once for each decision, its words sealed', async () => {
    const { receipt, key } = await rated({ satisfaction: 1 });
    await keeper.catchUp();
    const words = '评价是我本人的真实感受,电话 13900001234';
    expect(await ask(receipt, { kind: 'objection', words })).toMatchObject({
      status: 409,
      body: { code: 'not-possible' },
    });
    await decide(key, 'exclude', 1);
    const excluded = await look(receipt);
    expect(excluded.ratings).toMatchObject([{ excluded: true }]);
    expect(excluded.may.object).toBe(true);
    const answers = await Promise.all(
      [1, 2, 3].map(() => ask(receipt, { kind: 'objection', words })),
    );
    for (const answer of answers) expect(answer.status).toBe(202);
    const objected = await look(receipt);
    expect(objected.may.object).toBe(false);
    expect(namesOf(objected).slice(-2)).toEqual(['excluded', 'objected']);

    const { citizenRequests } = keeper.collections;
    const [request, ...others] = await citizenRequests.find({ ratingKey: key }).toArray();
    expect(others).toEqual([]);
    expect(request).toMatchObject({ kind: 'objection', state: 'open', decisionSeq: 1 });
    expect(JSON.stringify(request)).not.toMatch(/真实感受|13900001234/);
    const sealer = createSealer(await loadOrCreateKeyring(ingest.keyringPath));
    const { _id = '', words: sealed } = request ?? {};
    expect(sealed && sealer.open(sealed, requestContext(_id))).toBe(words);
    expect(await ingest.hcp('requests')).toContain(`objection\t${key}\t`);

    await decide(key, 'restore', 2);
    const restored = await look(receipt);
    expect(restored.ratings).toMatchObject([{ excluded: false }]);
    expect(namesOf(restored).at(-1)).toBe('restored');
    await decide(key, 'exclude', 3);
    expect((await look(receipt)).may.object).toBe(true);
    await citizenRequests.updateOne({ _id }, { $set: { state: 'granted' } });
    expect(await ingest.hcp('requests')).not.toContain(key);
  });

  it('takes one wish for erasure, whatever is repeated', async () => {
    const { receipt, key } = await rated({ writingEvaluation: '谢谢' });
    for (const words of ['请删除', '再次请求']) {
      const answer = await ask(receipt, { kind: 'erasure', words });
      expect(answer.status).toBe(202);
      expect(viewOf(answer).may.askErasure).toBe(false);
    }
    const requests = await keeper.collections.citizenRequests.find({ ratingKey: key }).toArray();
    expect(requests).toMatchObject([{ _id: `${key}|erasure`, state: 'open' }]);
    expect(namesOf(await look(receipt))).toEqual(['submitted', 'erasure-asked']);
  });

  it('has a page that nobody may embed or keep', async () => {
    const { receipt } = await rated({});
    const page = await person.get(`/receipt/${receipt}`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.text).toContain(`"receipt":"${receipt}"`);
  });

  it('that does not exist is unknown, and guessing is slowed while others look on', async () => {
    const { receipt } = await rated({});
    const unused = await ingest.post('/v1/invitations', invitation());
    expect(unused.status).toBe(201);
    const guesser = new Citizen(ingest.service.address, '10.2.0.2');
    const guess = (typed: string) => guesser.get(`/v1/citizen/receipts/${typed}`);
    for (const typed of ['0', 'ABCDE-ABCDE-ABCDE-ABCDE', '..%2Fx', '7'.repeat(20)]) {
      expect(await guess(typed)).toMatchObject({ status: 404, body: { code: 'unknown' } });
    }
    const page = await guesser.get('/receipt/7777');
    expect(page.status).toBe(404);
    expect(page.text).toContain('id="hcp-data">{}</script>');
    for (let n = 5; n < 20; n += 1) expect((await guess(`guess-${n}`)).status).toBe(404);
    expect(await guess('one-more')).toMatchObject({ status: 429 });
    expect((await guesser.get('/receipt/7777')).headers.get('retry-after')).not.toBeNull();
    expect((await guess(receipt)).status).toBe(200);
    const wish = await guesser.post('/v1/citizen/receipts/x/requests', { kind: 'erasure' });
    expect(wish.status).toBe(429);
  });

  it('bad requests are refused by their field', async () => {
    const { receipt } = await rated({});
    expect((await ask(receipt, { kind: 'praise' })).body).toMatchObject({ field: 'kind' });
    expect((await ask(receipt, { kind: 'erasure', words: '长'.repeat(501) })).body).toMatchObject({
      field: 'words',
      rule: 'too-long',
    });
  });
});
