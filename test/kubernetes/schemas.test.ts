import { fetchCustomResources } from '../../tools/kubernetes/fetch/fetch-custom-resources.js';
import { fetchSchemas } from '../../tools/kubernetes/fetch/fetch-schemas.js';
import { render } from '../../tools/kubernetes/render/render.js';
import type { Manifest } from '../../tools/kubernetes/render/manifest.js';
import { customSchemas } from '../../tools/kubernetes/schemas/custom-schemas.js';
import {
  kubernetesSchemas,
  type FindSchema,
} from '../../tools/kubernetes/schemas/kubernetes-schemas.js';
import { validate } from '../../tools/kubernetes/schemas/validate.js';
import { FOLDERS, tell } from './support/rendered.js';

const VERSIONS = 3;

describe('the manifests, by the schemas of Kubernetes', () => {
  const rendered = new Map<string, Manifest[]>();
  const versions: { version: string; schemas: FindSchema[] }[] = [];

  beforeAll(async () => {
    const custom = await customSchemas(await fetchCustomResources(tell));
    for (const folder of await fetchSchemas(VERSIONS, tell)) {
      const { version } = folder;
      versions.push({ version, schemas: [await kubernetesSchemas(folder), custom] });
    }
    for (const folder of FOLDERS) rendered.set(folder, await render(folder, tell));
  });

  it('are those of three minor versions', () => {
    expect(new Set(versions.map(({ version }) => version)).size).toBe(VERSIONS);
  });

  it.each(FOLDERS)('%s is valid for each of them', async (folder) => {
    const manifests = rendered.get(folder) ?? [];
    expect(manifests.length).toBeGreaterThan(20);
    for (const { version, schemas } of versions) {
      expect({ version, faults: await validate(manifests, schemas) }).toEqual({
        version,
        faults: [],
      });
    }
  });

  it.each([
    ['Deployment', { replica: 2 }, 'must NOT have additional properties: replica'],
    ['Deployment', { replicas: 'two' }, 'must be integer'],
    ['CronJob', { schedule: undefined }, "must have required property 'schedule'"],
    ['ScaledObject', { maxReplicas: 3 }, 'must NOT have additional properties: maxReplicas'],
    ['HTTPRoute', { hostnames: 'one' }, 'must be array'],
  ])('would refuse a %s with %j', async (kind, change, fault) => {
    const good = rendered.get('overlays/prod')?.filter((each) => each.kind === kind) ?? [];
    expect(good.length).toBeGreaterThan(0);
    const bad = good.map((each) => {
      const changed = { ...each, spec: { ...(each.spec as object), ...change } };
      return JSON.parse(JSON.stringify(changed)) as Manifest;
    });
    for (const { schemas } of versions) {
      expect((await validate(bad, schemas)).join('\n')).toContain(fault);
    }
  });

  it('would refuse what none of them knows', async () => {
    const unknown = { apiVersion: 'apps/v9', kind: 'Deployment', metadata: { name: 'one' } };
    for (const { schemas } of versions) {
      expect(await validate([unknown], schemas)).toEqual([
        'Deployment one: nothing knows apps/v9 Deployment',
      ]);
    }
  });
});
