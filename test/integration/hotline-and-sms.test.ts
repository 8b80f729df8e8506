import { jest } from '@jest/globals';
import { rating, service, type Fields } from '../support/events.js';
import { IngestUnderTest } from '../support/ingest.js';
import { TopicReader } from '../support/topic-reader.js';

jest.setTimeout(180_000);

/** 评价渠道 of each door, and the source that an operator sets up for it. */
const DOORS = [
  { pf: 6, source: 'HOTLINE' },
  { pf: 7, source: 'SMS' },
];

describe('ratings by phone and by SMS', () => {
  let ingest: IngestUnderTest;
  let reader: TopicReader;
  const secrets = new Map<string, string>();

  beforeAll(async () => {
    ingest = await IngestUnderTest.start('doors');
    for (const { source } of DOORS) {
      const whom = ['--departments', '*', '--space', `${source};CASES`];
      secrets.set(source, await ingest.hcp('source', 'add', source, '--name', source, ...whom));
    }
    reader = await TopicReader.fromNowOn();
  });

  afterAll(() => ingest.stop());

  const send = (source: string, event: Fields) => {
    const secret = secrets.get(source);
    return ingest.post('/v1/ratings', event, {
      source,
      ...(secret === undefined ? {} : { secret }),
    });
  };

  it.each(DOORS)('pf $pf: take the space of their service by grant', async ({ pf, source }) => {
    const given = service();
    expect((await ingest.post('/v1/services', given)).status).toBe(202);
    const { projectNo } = given;
    const spoken = rating({ projectNo, pf, space: 'CASES' });
    expect(await send(source, spoken)).toMatchObject({ status: 202, body: { accepted: 1 } });
    const messages = await reader.messages(({ value }) => value['projectNo'] === projectNo);
    expect(messages.map(({ value, headers }) => [headers['type'], value['space']])).toEqual([
      ['service', 'CASES'],
      ['rating', 'CASES'],
    ]);
    expect(messages[1]).toMatchObject({
      headers: { source },
      value: { pf, door: 'forwarded', space: 'CASES' },
    });
  });

  it('are refused a space that was not granted to their source', async () => {
    const { status, body } = await send('HOTLINE', rating({ pf: 6, space: 'OWN' }));
    expect(status).toBe(422);
    expect(body.rejected).toMatchObject([{ index: 0, code: 'space-not-granted', field: 'space' }]);
  });
});
