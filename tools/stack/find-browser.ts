import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

import { installPackages } from './requirements.js';
import { tryCommand, type Tell } from './run-command.js';
import { StackError } from './stack.error.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a Chromium on PATH, or undefined. */
export function findBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** A Chromium and a font that has Chinese characters; installed if this machine allows. */
export async function requireBrowser(tell: Tell): Promise<string> {
  const why = 'the browser tests need Chromium and a Chinese font';
  const wanted = [
    ...(findBrowser() === undefined ? ['chromium'] : []),
    ...((await hasChineseFont()) ? [] : ['fonts-noto-cjk', 'fontconfig']),
  ];
  if (wanted.length > 0) await installPackages(why, wanted, tell);
  const found = findBrowser();
  if (found === undefined) {
    throw new StackError('Chromium was installed but is not on PATH: try chromium --version');
  }
  return found;
}

async function hasChineseFont(): Promise<boolean> {
  const { code, output } = await tryCommand('fc-list', [':lang=zh-cn'], { timeoutMs: 30_000 });
  return code === 0 && output.trim() !== '';
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
