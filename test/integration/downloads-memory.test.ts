import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { countRows } from '../support/file-readers.js';
import { repositoryRoot } from '../../tools/stack/stack.paths.js';

const run = promisify(execFile);
const ROWS = 500_000;
/** A heap that a fifth of the rows would fill. */
const HEAP_MIB = 96;
const MOST_KIB = 400 * 1024;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hcp-workbook-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('a workbook of half a million rows is written with the memory of a few hundred', async () => {
  const file = join(folder, 'rows.xlsx');
  const script = join(repositoryRoot(), 'dist/test/support/write-workbook.js');
  const heap = `--max-old-space-size=${HEAP_MIB}`;
  const { stdout } = await run(process.execPath, [heap, script, String(ROWS), file]);
  expect(stdout).toMatch(/^\d+$/);
  expect(Number(stdout)).toBeLessThan(MOST_KIB);
  const { broken, rows } = await countRows(await readFile(file));
  expect(broken).toBeNull();
  expect(rows['xl/worksheets/sheet1.xml']).toBe(ROWS + 4);
});
