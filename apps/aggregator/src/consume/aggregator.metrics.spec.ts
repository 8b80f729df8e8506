import { Registry } from 'prom-client';
import { NATIONAL_TAGS } from '#shared/domain/tag-catalogue.js';
import { firstCheckpoint } from './checkpoint-rules.js';
import { rating, recordOf, visit } from '../ledger/topic-records.fake.js';
import { AggregatorMetrics } from './aggregator.metrics.js';
import { readRecord } from './read-record.js';

it('tells ratings by kind: active, follow-up, default, and whatever is said of a visit', async () => {
  const events = [
    rating(),
    rating({ assessNumber: 2 }),
    rating({ isDefault: true }),
    visit(),
    visit({ assessNumber: 2 }),
  ];
  const ratings = events.flatMap((event, offset) => {
    const read = readRecord(recordOf(event, offset), { epoch: 1, partition: 0 }, NATIONAL_TAGS);
    return read.type === 'rating' ? [read.row] : [];
  });
  const registry = new Registry();
  new AggregatorMetrics(registry, () => '360102').counted({
    checkpoint: firstCheckpoint(0, 'cluster', 0),
    rows: { ratings, services: [], decisions: [] },
    duplicates: [],
    quarantined: [],
  });
  const [metric] = (await registry.getMetricsAsJSON()).filter(
    ({ name }) => name === 'hcp_ratings_total',
  );
  expect(
    Object.fromEntries((metric?.values ?? []).map(({ labels, value }) => [labels['kind'], value])),
  ).toEqual({
    ...{ active: 1, followup: 1, default: 1, visit: 2 },
  });
});
