import { codeId } from '#shared/crypto/citizen-codes.js';
import { TICKET_PATTERN } from '#shared/contract/ticket.js';
import { OTHER, type Person } from '../support/casework-house.js';
import { PrivacyHouse } from '../support/privacy-house.js';

let house: PrivacyHouse;
let city: Person;

beforeAll(async () => {
  house = await PrivacyHouse.open('console_tickets');
  city = await house.casework.person('officer', '360800');
});

afterAll(async () => {
  await house.close();
});

const issue = (who: Person, body: object = {}) =>
  house.post(who, '/v1/tickets', {
    ...{ export: 'cases', within: '360829', period: '2096-06' },
    ...body,
  });

describe('a ticket', () => {
  it('is kept only as a hash, for five minutes, with where its holder may look', async () => {
    const { status, body } = await issue(city);
    expect(status).toBe(201);
    const ticket = String(body['ticket']);
    expect(ticket).toMatch(new RegExp(TICKET_PATTERN));
    expect(body).toEqual({
      ticket,
      expiresAt: '2096-06-01T09:05:00.000+08:00',
      url: `http://127.0.0.1:7003/v1/exports/cases?ticket=${ticket}`,
    });
    const stored = await house.collections.tickets.findOne({ _id: codeId(ticket) });
    expect(stored).toEqual({
      ...{ _id: codeId(ticket), export: 'cases', areas: ['360829'], period: '2096-06' },
      ...{ by: city.user._id, unit: OTHER, used: null },
      issuedAt: new Date('2096-06-01T01:00:00Z'),
      expiresAt: new Date('2096-06-01T01:05:00Z'),
    });
    expect(JSON.stringify(await house.collections.tickets.find().toArray())).not.toContain(ticket);
    expect(await house.auditText()).not.toContain(ticket);
    const [entry] = (await house.audit('ticket.issued')).slice(-1);
    expect(entry).toMatchObject({
      ...{ actor: city.user._id, subject: 'export:cases' },
      details: { areas: ['360829'], period: '2096-06' },
    });
  });

  it('reaches no further than the scope of the officer', async () => {
    const areasOf = async (who: Person, within: string) => {
      const { body } = await issue(who, { within });
      const _id = codeId(String(body['ticket']));
      return (await house.collections.tickets.findOne({ _id }))?.areas;
    };
    expect(await areasOf(city, '360000')).toEqual(['360800']);
    expect(await areasOf(city, '360800')).toEqual(['360800']);
    expect(await areasOf(city, '360829100')).toEqual(['360829100']);
    expect(await issue(city, { within: '360102' })).toMatchObject({
      status: 403,
      body: { code: 'outside-scope', field: 'within' },
    });
  });

  it('is for an officer, for an export that there is, an area and a period', async () => {
    const supervisor = await house.casework.person('supervisor', '360000');
    expect((await issue(supervisor)).status).toBe(403);
    const wrong = [
      { export: 'users' },
      { within: 'nowhere' },
      { period: '2096-13' },
      { period: '2096-02-30' },
      { period: '' },
    ];
    for (const body of wrong) {
      const [field] = Object.keys(body);
      expect(await issue(city, body)).toMatchObject({ status: 422, body: { field } });
    }
  });
});
