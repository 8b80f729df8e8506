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

it('has every outcome from the beginning, so that the first of its kind is an increase', async () => {
  const registry = new Registry();
  new AggregatorMetrics(registry, () => '360102').lags([]);
  const text = await registry.metrics();
  for (const kind of ['service', 'rating', 'decision', 'unknown']) {
    expect(text).toContain(`hcp_aggregator_events_total{kind="${kind}",outcome="quarantined"} 0`);
  }
});
