import { SERVICE_IMAGES, serviceImage } from '../../tools/images/service-images.js';
import { tryCommand } from '../../tools/stack/run-command.js';
import { docker, inspect, type ImageFacts } from '../support/docker.js';

const MEGABYTE = 1_000_000;
const CONFINED = [
  ...['run', '--rm', '--network', 'none', '--read-only', '--tmpfs', '/tmp'],
  ...['--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
];

/** Runs a command of the shell in a confined container of an image; answers code and output. */
const inside = async (image: string, script: string) =>
  tryCommand('docker', [...CONFINED, '--entrypoint', 'sh', image, '-c', script]);

describe('the images', () => {
  describe.each(SERVICE_IMAGES)('%s', (name) => {
    let image = '';
    let facts: ImageFacts;

    beforeAll(async () => {
      image = await serviceImage(name);
      facts = await inspect<ImageFacts>(image);
    });

    it('is at most 250 MB', () => {
      console.log(`${image}: ${(facts.Size / MEGABYTE).toFixed(0)} MB`);
      expect(facts.Size).toBeLessThanOrEqual(250 * MEGABYTE);
    });

    it('is run by nobody in particular, and by no shell in between', () => {
      expect(facts.Config.User).toBe('10001:10001');
      expect(facts.Config.Entrypoint.slice(0, 2)).toEqual(['node', '--enable-source-maps']);
      expect(facts.Config.StopSignal).toBe('SIGTERM');
    });

    it('says what it is', () => {
      const version = image.split(':')[1];
      expect(facts.Config.Labels['org.opencontainers.image.version']).toBe(version);
      expect(facts.Config.Labels['org.opencontainers.image.revision']).toMatch(
        /^([0-9a-f]{40}|unknown)$/,
      );
    });

    it('writes nowhere but in /tmp', async () => {
      const script = 'touch /tmp/x && id -u && ! touch /app/x 2>/dev/null';
      const { code, output } = await inside(image, script);
      expect({ code, output }).toEqual({ code: 0, output: '10001\n' });
    });

    it('brings nothing to install or build with, and no tests', async () => {
      const { output } = await inside(
        image,
        'for tool in npm npx yarn curl gcc make; do command -v $tool; done; find /app -name "*.spec.js" -o -name "*.test.js" -path "/app/dist/*"; true',
      );
      expect(output).toBe('');
    });
  });

  it.each(['ingest', 'aggregator', 'report', 'console'] as const)(
    '%s tells Docker of its health',
    async (name) => {
      const { Config } = await inspect<ImageFacts>(await serviceImage(name));
      expect(Config.Healthcheck?.Test.slice(0, 3)).toEqual(['CMD', 'node', 'health.mjs']);
    },
  );

  it('a service that answers nobody is not healthy', async () => {
    const image = await serviceImage('ingest');
    const { code } = await inside(image, 'node health.mjs INGEST_PORT 7001');
    expect(code).toBe(1);
  });

  it('hcp is the command line, under its name too', async () => {
    const image = await serviceImage('hcp');
    const help = await docker(...CONFINED, image);
    expect(help).toContain('Usage: hcp');
    expect((await inside(image, 'hcp --help')).output.trim()).toBe(help);
  });

  it('hcp has what its commands read while they run', async () => {
    const script = `
      const { buildRegistry } = await import('/app/dist/tools/demo/registry/build-registry.js');
      const { printFonts } = await import('/app/dist/libs/shared/src/print/print-fonts.js');
      console.log(buildRegistry(1).areas.length > 100, (await printFonts()).bold.length > 0);`;
    const image = await serviceImage('hcp');
    const node = ['--entrypoint', 'node', image, '--input-type=module', '--eval', script];
    expect(await docker(...CONFINED, ...node)).toBe('true true');
  });
});
