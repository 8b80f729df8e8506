import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

const OURS = 'haochaping/';

interface Service {
  readonly image: string;
  readonly build?: { readonly target: string };
  readonly profiles?: readonly string[];
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly depends_on?: Readonly<Record<string, unknown>> | readonly string[];
}

/** The services of compose.yaml by name, anchors followed. */
async function services(): Promise<Readonly<Record<string, Service>>> {
  const text = await readFile('compose.yaml', 'utf8');
  return (parse(text, { merge: true }) as { services: Record<string, Service> }).services;
}

/** `haochaping/hcp:${HCP_VERSION:-0.1.0}` is `hcp`. */
const nameOf = ({ image }: Service): string => image.slice(OURS.length).split(':')[0] ?? '';

describe('compose.yaml', () => {
  let all: readonly (readonly [string, Service])[];
  beforeAll(async () => {
    all = Object.entries(await services());
  });
  const ours = () => all.filter(([, service]) => service.image.startsWith(OURS));
  const buildersOf = (image: string) =>
    ours().filter(([, service]) => service.image === image && service.build !== undefined);

  it('builds each image of ours in exactly one service, from the target of its name', () => {
    const images = [...new Set(ours().map(([, { image }]) => image))];
    expect(images.length).toBeGreaterThan(4);
    for (const image of images) {
      const builders = buildersOf(image);
      expect([image, builders.length]).toEqual([image, 1]);
      for (const [, service] of builders) expect(service.build?.target).toBe(nameOf(service));
    }
  });

  it('prints on signs the address under which ingest is reached', () => {
    const urls = all.flatMap(([, { environment }]) => environment?.['HCP_PUBLIC_URL'] ?? []);
    expect(urls).toHaveLength(2);
    expect(new Set(urls).size).toBe(1);
  });

  it('builds nothing under a name that is not ours', () => {
    const built = all.filter(([, service]) => service.build !== undefined);
    expect(built.filter(([, { image }]) => !image.startsWith(OURS))).toEqual([]);
  });

  it('has whoever comes up with the image of another wait for that one', () => {
    const users = ours().filter(([, { build, profiles }]) => !build && !profiles);
    expect(users.map(([name]) => name).sort()).toEqual(['migrate', 'replica-set']);
    for (const [name, { image, depends_on: before }] of users) {
      const [builder = ''] = buildersOf(image)[0] ?? [];
      expect([name, before]).toEqual([
        name,
        expect.objectContaining({ [builder]: { condition: 'service_completed_successfully' } }),
      ]);
    }
  });
});
