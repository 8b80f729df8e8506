import { NATIONAL_TAGS } from '#shared/domain/tag-catalogue.js';
import { rating, recordOf, service, visit } from '../ledger/topic-records.fake.js';
import { readRecord } from './read-record.js';

const place = { epoch: 1, partition: 0 };

describe('a record of a visit', () => {
  it('is a row of the ledger without an item', () => {
    const read = readRecord(recordOf(visit({ satisfaction: 2 }), 7), place, NATIONAL_TAGS);
    expect(read).toMatchObject({
      type: 'rating',
      row: { _id: 'D|visit|V|1|1|c', service: 'D|visit|V|1', visit: true, level: 2, offset: 7 },
    });
    expect(read).not.toHaveProperty(['row', 'taskCode']);
  });

  it('is marked in the ledger only when it is one', () => {
    for (const fields of [{}, { visit: false }]) {
      const read = readRecord(recordOf(rating(fields), 0), place, NATIONAL_TAGS);
      expect(read).toMatchObject({ type: 'rating', row: { taskCode: 'T' } });
      expect(read).not.toHaveProperty(['row', 'visit']);
    }
  });

  it('shares its space with nobody, a source of that name included', () => {
    for (const event of [rating(), service(), visit()]) {
      const record = recordOf(event, 0);
      const headers = { ...record.headers, source: 'visit' };
      expect(readRecord({ ...record, headers }, place, NATIONAL_TAGS)).toMatchObject({
        type: 'unreadable',
        reason: 'out-of-range',
        field: 'source',
      });
    }
  });
});

describe('a record of a source on trial', () => {
  const onTrial = (event: ReturnType<typeof rating>) => {
    const record = recordOf(event, 3);
    return { ...record, headers: { ...record.headers, sandbox: '1' } };
  };

  it('is set aside with the key that it would have, and never a row', () => {
    for (const event of [rating(), service(), visit()]) {
      const would = readRecord(recordOf(event, 3), place, NATIONAL_TAGS);
      expect(readRecord(onTrial(event), place, NATIONAL_TAGS)).toMatchObject({
        type: 'unreadable',
        reason: 'sandbox',
        key: would.type === 'unreadable' ? '' : would.row._id,
      });
    }
  });

  it('is told of its own fault first', () => {
    expect(readRecord(onTrial(rating({ pf: 9 })), place, NATIONAL_TAGS)).toMatchObject({
      reason: 'out-of-range',
      field: 'pf',
    });
  });
});
