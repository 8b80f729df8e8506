import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findPython } from '../../tools/stack/find-python.js';
import { repositoryRoot } from '../../tools/stack/stack.paths.js';

const run = promisify(execFile);
const MOST_OUTPUT = 256 * 1024 * 1024;

export type ReadCell = string | number | null;

/** A sheet as openpyxl finds it; `types` are `s` for text and `n` for a number or nothing. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly ReadCell[])[];
  readonly types: readonly (readonly string[])[];
  readonly formats: readonly (readonly string[])[];
  readonly merged: readonly string[];
  readonly repeated: string | null;
  readonly frozen: string | null;
  readonly paper: readonly unknown[];
  readonly fits: boolean;
  readonly widths: readonly number[];
}

export interface ReadWorkbook {
  readonly title: string;
  readonly sheets: readonly ReadSheet[];
}

/** A document as python-docx finds it. */
export interface ReadDocument {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly headings: readonly string[];
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly pictures: number;
  readonly fonts: readonly string[];
}

export const readWorkbook = async (bytes: Buffer): Promise<ReadWorkbook> =>
  JSON.parse(await byPython('workbook.py', bytes)) as ReadWorkbook;

export const readDocument = async (bytes: Buffer): Promise<ReadDocument> =>
  JSON.parse(await byPython('document.py', bytes)) as ReadDocument;

/** What a large workbook holds: whether its package is whole, and the rows of each sheet. */
export const countRows = async (
  bytes: Buffer,
): Promise<{ readonly broken: string | null; readonly rows: Readonly<Record<string, number>> }> =>
  JSON.parse(await byPython('rows.py', bytes)) as Awaited<ReturnType<typeof countRows>>;

/** The text of a PDF as it stands on the pages. */
export const readPdf = (bytes: Buffer): Promise<string> =>
  withFile(bytes, async (path) => output('pdftotext', ['-layout', path, '-']));

/** The pages of a PDF as pictures, `<folder>/<name>-1.png` and on; their number. */
export const drawPdf = (bytes: Buffer, folder: string, name: string): Promise<string> =>
  withFile(bytes, (path) => output('pdftoppm', ['-png', '-r', '80', path, join(folder, name)]));

let found: Promise<string | undefined> | undefined;

async function byPython(script: string, bytes: Buffer): Promise<string> {
  found ??= findPython();
  const python = await found;
  if (python === undefined) throw new Error('there is no Python with openpyxl and python-docx');
  const path = join(repositoryRoot(), 'test/support/readers', script);
  return withFile(bytes, (file) => output(python, [path, file]));
}

async function output(command: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run(command, [...args], { maxBuffer: MOST_OUTPUT });
  return stdout;
}

async function withFile<T>(bytes: Buffer, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'hcp-download-'));
  try {
    const path = join(folder, 'file');
    await writeFile(path, bytes);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
