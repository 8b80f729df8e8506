import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { runWithProgress, tryCommand, type Tell } from './run-command.js';
import { StackError } from './stack.error.js';
import { cacheFolder } from './stack.paths.js';

/** How to call each tool. */
export interface PrometheusTools {
  readonly prometheus: string;
  readonly promtool: string;
  readonly amtool: string;
}

const PACKAGES = ['prometheus', 'prometheus-alertmanager'];
const UNPACK = `cd "$1" && apt-get -q download ${PACKAGES.join(' ')} && for p in *.deb; do dpkg -x "$p" .; done`;

const toolsIn = (folder: string): PrometheusTools => ({
  prometheus: join(folder, 'prometheus'),
  promtool: join(folder, 'promtool'),
  amtool: join(folder, 'amtool'),
});

async function allRun(tools: PrometheusTools): Promise<boolean> {
  for (const command of Object.values(tools) as string[]) {
    const { code } = await tryCommand(command, ['--version'], { timeoutMs: 30_000 });
    if (code !== 0) return false;
  }
  return true;
}

/** Prometheus and its tools: those on PATH, else Debian's, unpacked into the cache. */
export async function requirePrometheus(tell: Tell): Promise<PrometheusTools> {
  const onPath = toolsIn('');
  if (await allRun(onPath)) return onPath;
  const folder = join(cacheFolder(), 'prometheus');
  const unpacked = toolsIn(join(folder, 'usr/bin'));
  if (!existsSync(folder)) await unpack(folder, tell);
  if (!(await allRun(unpacked))) {
    throw new StackError(`${unpacked.prometheus} does not run on this machine`);
  }
  return unpacked;
}

/** Unpacked and not installed: installed, they would run as services of the machine from then on. */
async function unpack(folder: string, tell: Tell): Promise<void> {
  const why = 'the tests of monitoring need Prometheus';
  const { code } = await tryCommand('apt-get', ['--version'], { timeoutMs: 30_000 });
  if (code !== 0 || process.getuid?.() !== 0) {
    throw new StackError(`${why}: install prometheus, promtool and amtool and start again`);
  }
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  const apt = ['-q', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3', 'update'];
  await runWithProgress(`${why}; reading the package lists`, 'apt-get', apt, tell);
  await runWithProgress(`unpacking ${PACKAGES.join(' ')}`, 'sh', ['-c', UNPACK, 'sh', part], tell);
  await rename(part, folder);
}
