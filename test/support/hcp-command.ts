import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real `bin/hcp` with these variables beside the test's own. */
export async function hcp(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CommandResult> {
  const child = spawn(join(process.cwd(), 'bin/hcp'), args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (part: string) => {
      text[name] += part;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { code, ...text };
}

export interface TestFolder {
  readonly path: string;
  /** Writes a file of lines and returns its path. */
  write(name: string, lines: readonly string[]): Promise<string>;
  remove(): Promise<void>;
}

/** A folder of its own for one test. */
export async function testFolder(): Promise<TestFolder> {
  const path = await mkdtemp(join(tmpdir(), 'hcp-test-'));
  return {
    path,
    write: async (name, lines) => {
      const file = join(path, name);
      await writeFile(file, `${lines.join('\n')}\n`);
      return file;
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
}
