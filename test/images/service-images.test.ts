import { SERVICE_IMAGES, serviceImage } from '../../tools/images/service-images.js';
import { tryCommand } from '../../tools/stack/run-command.js';
import { docker, inspect, type ImageFacts } from '../support/docker.js';

const MEGABYTE = 1_000_000;
const RUN = ['run', '--rm', '--network', 'none'];
const CONFINED = [
  ...[...RUN, '--read-only', '--tmpfs', '/tmp'],
  ...['--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
];

/** Runs a command of the shell in a container of an image, confined or as it comes; answers code and output. */
const inside = async (image: string, script: string, how: readonly string[] = CONFINED) =>
  tryCommand('docker', [...how, '--entrypoint', 'sh', image, '-c', script]);

/** Bytes of all files of an image; what Docker calls its size differs from version to version. */
async function bytesOf(image: string): Promise<number> {
  const asRoot = [...RUN, '--user', '0', '--entrypoint', 'du', image];
  return Number.parseInt(await docker(...asRoot, '-s', '--one-file-system', '--bytes', '/'), 10);
}

describe('the images', () => {
  describe.each(SERVICE_IMAGES)('%s', (name) => {
    let image = '';
    let facts: ImageFacts;

    beforeAll(async () => {
      image = await serviceImage(name);
      facts = await inspect<ImageFacts>(image);
    });

    it('is at most 250 MB', async () => {
      const bytes = await bytesOf(image);
      console.log(`${image}: ${(bytes / MEGABYTE).toFixed(0)} MB`);
      expect(bytes).toBeLessThanOrEqual(250 * MEGABYTE);
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

    it('lets the one who runs it change neither the program nor the system, read-only or not', async () => {
      const script = `id -u && touch /tmp/x /keys/x /audit/x /backup/x || exit 1
        for folder in /app /usr/local/bin /etc; do touch $folder/x 2>/dev/null && echo $folder; done
        find /app /bin /etc /lib /opt /sbin /usr -writable ! -type l`;
      const { code, output } = await inside(image, script, RUN);
      expect({ code, output }).toEqual({ code: 0, output: '10001\n' });
    });

    it('installs nothing for the one who runs it', async () => {
      const { code, output } = await inside(image, 'dpkg --configure --pending', RUN);
      expect(code).not.toBe(0);
      expect(output).toContain('superuser');
    });

    it('brings no npm, no compiler and no tests', async () => {
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
