import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { installPackages } from '../stack/requirements.js';
import { runWithProgress, tryCommand, type Tell } from '../stack/run-command.js';
import { StackError } from '../stack/stack.error.js';

import { INPUTS_LABEL } from './image.types.js';

const RELEASE = 'bookworm';
const DEFAULT_MIRROR = 'http://deb.debian.org/debian';

/** What nobody reads in a container: left out now, and whenever a package is installed on top. */
const UNREAD = ['usr/share/doc', 'usr/share/man', 'usr/share/info', 'usr/share/locale'];
const OF_THE_INSTALLATION = ['var/lib/apt/lists', 'var/cache/apt', 'var/log'];
const DPKG_EXCLUDES = UNREAD.map((folder) => `path-exclude=/${folder}/*\n`).join('');

/** What the image is made of, in words. */
export const DEBIAN_INPUTS = [RELEASE, 'minbase', ...UNREAD, ...OF_THE_INSTALLATION];

/** Where this machine fetches Debian from: `deb` lines, the release's own first. */
async function debianSources(): Promise<readonly string[]> {
  const format = 'deb $(REPO_URI) $(CODENAME) $(COMPONENT)';
  const { code, output } = await tryCommand('apt-get', [
    ...['indextargets', '--format', format, 'Created-By: Packages'],
  ]);
  const own = new RegExp(`^deb (http\\S+) ${RELEASE}(-updates|-security)? main$`);
  const lines = code === 0 ? output.split('\n').filter((line) => own.test(line)) : [];
  const release = lines.find((line) => line.endsWith(` ${RELEASE} main`));
  if (release === undefined) return [`deb ${DEFAULT_MIRROR} ${RELEASE} main`];
  return [release, ...lines.filter((line) => line !== release)];
}

/** How this machine's apt fetches: a mirror may be behind a proxy, or older than it admits. */
async function aptManners(): Promise<string> {
  const { code, output } = await tryCommand('apt-config', ['dump', 'Acquire']);
  const manners = /^Acquire::(Check-Valid-Until|Check-Date|https?::Proxy) /;
  return code === 0
    ? output
        .split('\n')
        .filter((line) => manners.test(line))
        .map((line) => `${line}\n`)
        .join('')
    : '';
}

/** Makes `image` from Debian's packages: the smallest system, without documents. */
export async function buildDebian(image: string, inputs: string, tell: Tell): Promise<void> {
  if ((await tryCommand('debootstrap', ['--version'])).code !== 0) {
    await installPackages('a Debian base image needs debootstrap', ['debootstrap'], tell);
  }
  const sources = await debianSources();
  const mirror = sources[0]?.split(' ')[1];
  if (mirror === undefined) throw new StackError('apt names no mirror of Debian');
  const scratch = await mkdtemp(join(tmpdir(), 'hcp-image-'));
  const rootfs = join(scratch, 'rootfs');
  const archive = join(scratch, 'rootfs.tar');
  try {
    await runWithProgress(
      `unpacking Debian ${RELEASE} (once)`,
      'debootstrap',
      ['--variant=minbase', RELEASE, rootfs, mirror],
      tell,
    );
    for (const folder of [...UNREAD, ...OF_THE_INSTALLATION]) {
      await rm(join(rootfs, folder), { recursive: true, force: true });
      await mkdir(join(rootfs, folder), { recursive: true });
    }
    await writeFile(join(rootfs, 'etc/dpkg/dpkg.cfg.d/unread'), DPKG_EXCLUDES);
    await writeFile(join(rootfs, 'etc/apt/apt.conf.d/90machine'), await aptManners());
    await writeFile(join(rootfs, 'etc/apt/sources.list'), `${sources.join('\n')}\n`);
    await runWithProgress('packing it', 'tar', ['-C', rootfs, '-cf', archive, '.'], tell);
    const change = `LABEL ${INPUTS_LABEL}=${inputs}`;
    await runWithProgress(
      `importing ${image}`,
      'docker',
      ['import', '--change', change, '--change', 'CMD ["bash"]', archive, image],
      tell,
    );
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
