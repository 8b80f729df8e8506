import { installPackages } from './requirements.js';
import { tryCommand, type Tell } from './run-command.js';
import { StackError } from './stack.error.js';

/** Debian's packages are for its own Python, which need not be the first on PATH. */
const PYTHONS = ['python3', '/usr/bin/python3'];

/** A Python that opens workbooks and documents, or undefined. */
export async function findPython(): Promise<string | undefined> {
  for (const python of PYTHONS) {
    const { code } = await tryCommand(python, ['-c', 'import openpyxl, docx'], {
      timeoutMs: 60_000,
    });
    if (code === 0) return python;
  }
  return undefined;
}

/**
 * What downloads are opened with by tests: openpyxl, python-docx and poppler; installed if this
 * machine allows.
 */
export async function requireFileReaders(tell: Tell): Promise<void> {
  const why = 'the tests open downloads with readers of another language';
  const poppler = await tryCommand('pdftotext', ['-v'], { timeoutMs: 30_000 });
  const missing = [
    ...((await findPython()) === undefined ? ['python3-openpyxl', 'python3-docx'] : []),
    ...(poppler.code === 0 ? [] : ['poppler-utils']),
  ];
  if (missing.length === 0) return;
  await installPackages(why, missing, tell);
  if ((await findPython()) === undefined) {
    throw new StackError('openpyxl and python-docx were installed, but no Python finds them');
  }
}
