import { Registry } from 'prom-client';
import { AggregatorMetrics } from '../../apps/aggregator/src/consume/aggregator.metrics.js';
import { objectOf, rendered } from './support/rendered.js';

interface ScaledObjectSpec {
  readonly triggers: readonly { readonly metadata: { readonly query: string } }[];
}

it('aggregators are scaled by a metric that they have, with each partition counted once', async () => {
  const { spec } = objectOf(await rendered('overlays/prod'), 'ScaledObject', 'aggregator');
  const { triggers } = spec as ScaledObjectSpec;
  const query = triggers[0]?.metadata.query ?? '';
  const registry = new Registry();
  new AggregatorMetrics(registry, () => undefined);
  const names = (await registry.getMetricsAsJSON()).map(({ name }) => name);
  const asked = query.match(/hcp_\w+/g) ?? [];
  expect(asked).toEqual(['hcp_aggregator_lag_messages']);
  expect(names).toEqual(expect.arrayContaining(asked));
  expect(query).toContain('max by (partition)');
});
