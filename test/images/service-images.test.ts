import {
  baseImages,
  buildServiceImages,
  SERVICE_IMAGES,
  serviceImage,
} from '../../tools/images/service-images.js';
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
  beforeAll(async () => {
    await buildServiceImages(await baseImages(process.env, console.log), console.log);
  }, 900_000);

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
      const { code, output } = await inside(image, 'touch /tmp/x && id -u && touch /app/x');
      expect({ code, uid: output.split('\n')[0] }).toEqual({ code: 1, uid: '10001' });
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
    const image = await serviceImage('hcp');
    const script = 'hcp demo --ratings 1 --url http://127.0.0.1:1 --secrets /tmp/none 2>&1 || true';
    const { output } = await inside(image, script);
    expect(output).not.toMatch(/Cannot find|ENOENT.*(node_modules|dist)/);
  });
});
