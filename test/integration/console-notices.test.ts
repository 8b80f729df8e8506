import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signingKey, verifySignature } from '#shared/crypto/webhook-signature.js';
import { noticeCollectionsOf } from '../../apps/console/src/notices/notice-collections.mongo.js';
import { CaseworkHouse, OTHER, RATED, type Person } from '../support/casework-house.js';
import { until } from '../support/until.js';

const DAY = 86_400_000;

interface Notice {
  readonly id: string;
  readonly case: string;
  readonly name: string;
  readonly title: string;
  readonly read: boolean;
}

let house: CaseworkHouse;
let handler: Person;
let county: Person;
let city: Person;
let administrator: Person;

beforeAll(async () => {
  house = await CaseworkHouse.open('console_notices', { HCP_WEBHOOK_HOSTS: '127.0.0.1' });
  handler = await house.person('handler', RATED, RATED);
  county = await house.person('officer', '360829');
  city = await house.person('officer', '360800');
  administrator = await house.person('system-admin', '360000');
});

afterAll(async () => {
  await house.close();
});

const noticesOf = async (who: Person, query = '?limit=100'): Promise<Notice[]> =>
  (await house.get(who, `/v1/notices${query}`)).body['notices'] as Notice[];

const namesOf = async (who: Person, code: string): Promise<string[]> =>
  (await noticesOf(who)).filter((one) => one.case === code).map(({ name }) => name);

const toProposal = [
  ['receive', {}],
  ['verify', { finding: 'malicious', words: '恶意' }],
  ['propose', { ground: '有证据' }],
] as const;

describe('what somebody is told', () => {
  it('is by what he is: the unit of its cases, the county of its own, the city of what is above', async () => {
    const found = await house.badRating();
    const { code, number } = found.listing;
    for (const [action, fields] of toProposal) await house.play(found, [[handler, action, fields]]);
    expect(await namesOf(handler, code)).toEqual(['assigned', 'assigned']);
    expect((await namesOf(county, code)).sort()).toEqual(['assigned', 'proposed']);
    expect(await namesOf(city, code)).toEqual(['proposed']);
    const [told] = (await house.get(city, '/v1/notices')).body['notices'] as object[];
    expect(told).toMatchObject({ case: code, number, title: '有评价待认定', read: false });
    const strangers = [
      await house.person('handler', OTHER),
      await house.person('officer', '360102'),
      await house.person('supervisor', '360000'),
      administrator,
    ];
    for (const who of strangers) expect(await namesOf(who, code)).toEqual([]);
  });

  it('is read by each for himself', async () => {
    const [one, another] = [
      await house.person('officer', '360829'),
      await house.person('officer', '360829'),
    ];
    const before = await noticesOf(one);
    const ids = before.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(1);
    const answer = await house.post(one, '/v1/notices/read', { ids: ids.slice(0, 1) });
    expect([answer.status, answer.body['unread']]).toEqual([200, ids.length - 1]);
    await house.post(one, '/v1/notices/read', { ids: ids.slice(0, 1) });
    expect((await noticesOf(one)).map(({ read }) => read)).toEqual(ids.map((_, i) => i === 0));
    expect((await noticesOf(another)).some(({ read }) => read)).toBe(false);
    // Another's cannot be marked, and one does not learn whether it is there.
    const stranger = await house.person('officer', '360102');
    expect((await house.post(stranger, '/v1/notices/read', { ids })).status).toBe(200);
    const stored = await house.collections.notices.find({ _id: { $in: ids } }).toArray();
    expect(JSON.stringify(stored)).not.toContain(stranger.user._id);
    expect((await house.post(one, '/v1/notices/read', { ids: ['nonsense'] })).status).toBe(422);
  });

  it('comes page by page, the newest first, each once', async () => {
    for (let i = 0; i < 4; i += 1) await house.badRating();
    const seen: Notice[] = [];
    let after = '';
    do {
      const { body } = await house.get(handler, `/v1/notices?limit=2${after}`);
      const { notices, next } = body as { notices: Notice[]; next: string | null };
      seen.push(...notices);
      after = next === null ? '' : `&after=${encodeURIComponent(next)}`;
    } while (after !== '');
    expect(seen).toEqual(await noticesOf(handler));
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  });

  it('of a town without officers its county is told', async () => {
    const town = { kind: 'suggestion', area: '360829100', fields: { title: '题', words: '字' } };
    const { body } = await house.post(county, '/v1/cases', town);
    const code = String(body['id']);
    await until('the county to be told', async () => (await namesOf(county, code)).length === 1);
    expect(await namesOf(city, code)).toEqual([]);
  });
});

/** Somebody who is sent webhooks, and what he was sent. */
class Receiver {
  readonly got: { path: string; headers: IncomingHttpHeaders; body: Buffer }[] = [];
  statuses: number[] = [];
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { url: path = '', headers } = request;
        this.got.push({ path, headers, body: Buffer.concat(chunks) });
        const status = this.statuses.shift() ?? 204;
        response.writeHead(status, { location: '/elsewhere' }).end();
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  close(): void {
    this.server.close();
  }
}

describe('a webhook', () => {
  let receiver: Receiver;
  let url: string;

  beforeEach(async () => {
    receiver = new Receiver();
    url = await receiver.listen();
  });

  afterEach(async () => {
    receiver.close();
    const { webhooks, deliveries } = noticeCollectionsOf(house.database.db);
    await webhooks.deleteMany({});
    await deliveries.deleteMany({});
  });

  const create = async (request: object) => {
    const { status, body } = await house.post(administrator, '/v1/webhooks', {
      ...{ area: '360829', url },
      ...request,
    });
    expect(status).toBe(201);
    return body as { id: string; secret: string };
  };
  const deliveries = () => noticeCollectionsOf(house.database.db).deliveries.find().toArray();

  it.each(['v1', 'v1sm3'] as const)(
    'is told what the console tells, signed by %s',
    async (kind) => {
      const { secret } = await create({ signature: kind });
      const found = await house.badRating();
      await until('it to be sent', () => Promise.resolve(receiver.got.length > 0));
      const [message] = receiver.got;
      if (message === undefined) throw new Error('nothing was sent');
      const { headers, body } = message;
      const signed = {
        id: String(headers['webhook-id']),
        timestamp: String(headers['webhook-timestamp']),
        body,
      };
      const signature = String(headers['webhook-signature']);
      expect(signature).toMatch(new RegExp(`^${kind},`));
      expect(verifySignature([signingKey(secret)], signature, signed)).toBe(true);
      expect(JSON.parse(body.toString())).toEqual({
        type: 'case.assigned',
        timestamp: expect.stringMatching(/\+08:00$/) as string,
        data: { case: found.listing.code, title: '有案件待办理', area: '360829', unit: RATED },
      });
      // Neither the secret nor what it signs rests in the open.
      const stored = await noticeCollectionsOf(house.database.db).webhooks.find().toArray();
      expect(JSON.stringify(stored)).not.toContain(secret);
      const { text } = await house.get(administrator, '/v1/webhooks');
      expect(text).toContain(url);
      expect(text).not.toContain(secret);
    },
  );

  it('of another area is told nothing; one of an area above is', async () => {
    await create({ area: '360102' });
    await create({ area: '360000', url: `${url}-province` });
    await house.badRating();
    await until('it to be sent', () => Promise.resolve(receiver.got.length > 0));
    expect(receiver.got.map(({ path }) => path)).toEqual(['/hook-province']);
    expect(await deliveries()).toHaveLength(1);
  });

  it('that fails, or says that it moved, is sent the same again until it takes it', async () => {
    await create({});
    receiver.statuses = [500, 302];
    await house.badRating();
    await until('it to be taken', async () => {
      house.now += 31_000;
      return (await deliveries()).every(({ state }) => state === 'sent');
    });
    expect(receiver.got.map(({ path }) => path)).toEqual(['/hook', '/hook', '/hook']);
    expect(new Set(receiver.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('that fails for a day is given up, and shows it', async () => {
    await create({});
    receiver.statuses = Array<number>(100).fill(503);
    await house.badRating();
    await until('it to be tried', () => Promise.resolve(receiver.got.length > 0));
    house.now += DAY + 60_000;
    const fresh = await house.person('system-admin', '360000');
    await until('it to be given up', async () => {
      const [hook] = (await house.get(fresh, '/v1/webhooks')).body['webhooks'] as object[];
      return hook !== undefined && 'dead' in hook && hook.dead === 1;
    });
  });

  it('that is taken away is sent nothing any more', async () => {
    const fresh = await house.person('system-admin', '360000');
    const { body } = await house.post(fresh, '/v1/webhooks', { area: '360829', url });
    receiver.statuses = [500];
    await house.badRating();
    await until('it to be tried', () => Promise.resolve(receiver.got.length > 0));
    const path = `/v1/webhooks/${String(body['id'])}`;
    const { status } = await house.app.call('DELETE', path, { session: fresh.session });
    expect(status).toBe(204);
    expect((await deliveries()).filter(({ state }) => state === 'waiting')).toEqual([]);
  });

  it.each([
    'http://oa.example.invalid/hook',
    'https://10.0.0.1/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/hook',
    'file:///etc/passwd',
  ])('to %s is refused', async (address) => {
    const fresh = await house.person('system-admin', '360000');
    const request = { area: '360829', url: address };
    const answer = await house.post(fresh, '/v1/webhooks', request);
    expect([answer.status, answer.body['field']]).toEqual([422, 'url']);
  });

  it('whose name comes to stand for an address of our own is not sent to', async () => {
    const fresh = await house.person('system-admin', '360000');
    await house.post(fresh, '/v1/webhooks', { area: '360829', url });
    const { webhooks } = noticeCollectionsOf(house.database.db);
    await webhooks.updateMany({}, { $set: { url: url.replace('127.0.0.1', '127.0.0.2') } });
    await house.badRating();
    await until('it to be refused', async () => (await deliveries())[0]?.fault !== undefined);
    expect((await deliveries())[0]?.fault).toMatch(/^the address /);
    expect(receiver.got).toEqual([]);
  });
});
