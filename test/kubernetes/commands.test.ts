import { access, readFile } from 'node:fs/promises';
import { podsOf, type Manifest } from '../../tools/kubernetes/render/manifest.js';
import { readManifests } from '../../tools/kubernetes/render/render.js';
import { objectOf, rendered } from './support/rendered.js';

const DOCUMENT = 'docs/kubernetes.md';
const KINDS = { deployment: 'Deployment', cronjob: 'CronJob' } as const;

const namesOf = (manifests: readonly Manifest[], wanted: string): string[] =>
  manifests.filter(({ kind }) => kind === wanted).map(({ metadata }) => metadata.name);

describe('the commands of docs/kubernetes.md', () => {
  it('name what there is', async () => {
    const text = await readFile(DOCUMENT, 'utf8');
    const manifests = await rendered('overlays/prod');
    for (const [word, kind] of Object.entries(KINDS)) {
      const named = [...text.matchAll(new RegExp(`${word}/([a-z]+)`, 'g'))].map(([, n]) => n);
      expect(named.length).toBeGreaterThan(0);
      expect(namesOf(manifests, kind)).toEqual(expect.arrayContaining(named));
    }
    const files = [...text.matchAll(/(?:-f|-k) (k8s\/[^\s`]+)/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) await expect(access(file)).resolves.toBeUndefined();
  });

  it('make every namespace before a secret is put into it', async () => {
    const text = await readFile(DOCUMENT, 'utf8');
    const first = /^kubectl apply (-f .*)$/m.exec(text);
    const files = (first?.[1] ?? '').split(/\s*-f /).filter((file) => file !== '');
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    const made = texts.flatMap((each) => namesOf(readManifests(each), 'Namespace'));
    const secrets = [...text.matchAll(/kubectl -n (\S+) create secret/g)];
    expect(new Set(secrets.map(([, namespace]) => namespace))).toEqual(new Set(made));
    expect(Math.min(...secrets.map(({ index }) => index))).toBeGreaterThan(first?.index ?? 1e9);
    expect(namesOf(await rendered('overlays/prod'), 'Namespace').sort()).toEqual(made.sort());
  });

  it('upgrade in the order of the operations manual', async () => {
    const text = await readFile(DOCUMENT, 'utf8');
    const manual = await readFile('docs/operations.en.md', 'utf8');
    const order = /in the order \*\*([^*]+)\*\*/.exec(manual)?.[1]?.split(', ') ?? [];
    expect(order.toSorted()).toEqual(
      namesOf(await rendered('overlays/prod'), 'Deployment').toSorted(),
    );
    const [first = '', ...paused] = order;
    const pause = `rollout pause ${paused.map((name) => `deployment/${name}`).join(' ')}\n`;
    const steps = [
      pause,
      'apply -k k8s/overlays/prod',
      `rollout status deployment/${first}`,
      `for name in ${paused.join(' ')}; do`,
    ].map((step) => text.indexOf(step, text.indexOf('## Upgrade')));
    expect(Math.min(...steps)).toBeGreaterThan(0);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });

  it('find the pod of the desk by the label that they name', async () => {
    const text = await readFile(DOCUMENT, 'utf8');
    const [, label = '', value = ''] = /-l ([^\s=`]+)=([^\s`]+)/.exec(text) ?? [];
    const manifests = await rendered('overlays/prod');
    const labelled = manifests.filter(
      (manifest) => podsOf(manifest)?.metadata?.labels?.[label] === value,
    );
    expect(labelled).toEqual([objectOf(manifests, 'CronJob', 'desk')]);
  });
});
