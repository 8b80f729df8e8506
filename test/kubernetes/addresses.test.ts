import { readFile } from 'node:fs/promises';
import { podsOf, type Manifest } from '../../tools/kubernetes/render/manifest.js';
import { environmentsOf } from '../../tools/kubernetes/variables/environment.js';
import { FOLDERS, objectOf, rendered } from './support/rendered.js';

interface RouteSpec {
  readonly parentRefs: readonly { readonly name: string; readonly sectionName?: string }[];
  readonly hostnames: readonly string[];
  readonly rules: readonly {
    readonly matches?: readonly { readonly path: { readonly value: string } }[];
    readonly backendRefs?: readonly { readonly name: string; readonly port: number }[];
  }[];
}

const ofKind = (manifests: readonly Manifest[], kind: string): Manifest[] =>
  manifests.filter((manifest) => manifest.kind === kind);

/** What leads from a gateway to a service: `public haochaping.example → public-site:7005`. */
const ways = (manifests: readonly Manifest[]): string[] =>
  ofKind(manifests, 'HTTPRoute').flatMap(({ spec }) => {
    const { parentRefs, hostnames, rules } = spec as RouteSpec;
    return rules.flatMap(({ backendRefs = [] }) =>
      backendRefs.map(
        ({ name, port }) => `${parentRefs[0]?.name ?? ''} ${hostnames.join()} → ${name}:${port}`,
      ),
    );
  });

describe('addresses in the manifests', () => {
  it('lead the public to 7005 alone, and the government network to what has users', async () => {
    expect(ways(await rendered('overlays/prod')).toSorted()).toEqual([
      'inside console.haochaping.example → console:7004',
      'inside pingjia.haochaping.example → ingest:7001',
      'inside report.haochaping.example → report:7003',
      'public haochaping.example → public-site:7005',
    ]);
  });

  it('lead to every path of the contract with sources and citizens', async () => {
    const contract = JSON.parse(await readFile('docs/openapi-ingest.json', 'utf8')) as {
      readonly paths: Readonly<Record<string, unknown>>;
    };
    const route = objectOf(await rendered('overlays/prod'), 'HTTPRoute', 'ingest');
    const routed = (route.spec as RouteSpec).rules.flatMap(({ matches = [] }) =>
      matches.map(({ path }) => path.value),
    );
    const paths = [...Object.keys(contract.paths), '/r/token', '/q/P1/sign.svg', '/receipt/1'];
    const isRouted = (path: string) =>
      routed.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
    expect(paths.filter((path) => !isRouted(path))).toEqual([]);
  });

  it('that people are told are those that are routed', async () => {
    const manifests = await rendered('overlays/prod');
    const hosts = ofKind(manifests, 'HTTPRoute').flatMap(
      ({ spec }) => (spec as RouteSpec).hostnames,
    );
    const told = ['HCP_PUBLIC_URL', 'HCP_PUBLIC_SITE_URL', 'HCP_REPORT_PUBLIC_URL'];
    for (const { values } of environmentsOf(manifests)) {
      for (const name of told.filter((each) => each in values)) {
        const { protocol, hostname } = new URL(values[name] ?? '');
        expect([name, protocol, hosts.includes(hostname)]).toEqual([name, 'https:', true]);
      }
    }
  });

  it('lead nobody to health or metrics', async () => {
    const paths = ofKind(await rendered('overlays/prod'), 'HTTPRoute').flatMap(
      ({ metadata, spec }) =>
        (spec as RouteSpec).rules
          .filter(({ backendRefs }) => backendRefs !== undefined)
          .flatMap(({ matches = [] }) =>
            matches.map(({ path }) => `${metadata.name} ${path.value}`),
          ),
    );
    expect(paths.filter((path) => /health|metrics/.test(path))).toEqual([]);
    // Console's pages have any address; what is longer wins, and is turned away.
    expect(paths.filter((path) => path.endsWith(' /'))).toEqual(['console /']);
    const console = objectOf(await rendered('overlays/prod'), 'HTTPRoute', 'console');
    const away = (console.spec as RouteSpec).rules.find((rule) => rule.backendRefs === undefined);
    expect(away?.matches?.map(({ path }) => path.value)).toEqual(['/metrics', '/health']);
  });

  it.each(FOLDERS)('%s runs the images of this version', async (folder) => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
    const images = (await rendered(folder)).flatMap((manifest) =>
      (podsOf(manifest)?.spec.containers ?? []).map(({ image }) => image ?? ''),
    );
    const names = new Set(images.map((image) => image.replace(/^.*\//, '')));
    const built = ['aggregator', 'console', 'hcp', 'ingest', 'report'];
    expect([...names].toSorted()).toEqual(built.map((name) => `${name}:${version}`));
  });

  it('of ports are those that services listen on where nothing else is said', async () => {
    const ports = ofKind(await rendered('base'), 'Deployment').map((manifest) => [
      manifest.metadata.name,
      podsOf(manifest)?.spec.containers.flatMap(({ ports: all = [] }) =>
        all.map(({ containerPort }) => containerPort),
      ),
    ]);
    expect(Object.fromEntries(ports)).toEqual({
      ...{ ingest: [7001], aggregator: [7002], report: [7003, 7005], console: [7004] },
    });
  });
});
