import { writeFile } from 'node:fs/promises';
import { readCommand, USAGE, type BenchCommand } from './bench.options.js';
import type { Row } from './bench.types.js';
import { openLab, type Lab } from './lab/lab.js';
import { load, machine } from './machine.js';
import { batchPost } from './rows/batch-post.bench.js';
import type { Bench } from './rows/bench.js';
import { caseList } from './rows/case-list.bench.js';
import { csvRows } from './rows/csv-rows.bench.js';
import { drain } from './rows/drain.bench.js';
import { growth } from './rows/growth.bench.js';
import { idle } from './rows/idle.bench.js';
import { pageUsable } from './rows/page-usable.bench.js';
import { publicPage } from './rows/public-page.bench.js';
import { singlePost } from './rows/single-post.bench.js';
import { tokenPost } from './rows/token-post.bench.js';
import { visible } from './rows/visible.bench.js';
import { jsonOf, tableOf } from './table.js';

const BENCHES: readonly Bench[] = [
  idle,
  singlePost,
  tokenPost,
  pageUsable,
  batchPost,
  drain,
  visible,
  growth,
  caseList,
  publicPage,
  csvRows,
];

const began = performance.now();
const tell = (line: string): void => {
  const seconds = Math.round((performance.now() - began) / 1_000);
  console.log(`${String(seconds).padStart(5)} s  ${line}`);
};

/** Measures one group of rows on backends of its own; a failure is said and costs only its rows. */
async function measure(bench: Bench, { options }: BenchCommand): Promise<Row[] | undefined> {
  tell(`── ${bench.name}: ${bench.about} (load ${load()})`);
  const lab: Lab = await openLab(options, tell);
  try {
    return await bench.run(lab);
  } catch (error) {
    tell(`${bench.name} failed: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
    return undefined;
  } finally {
    await lab.close();
  }
}

async function main(): Promise<number> {
  let command: BenchCommand;
  try {
    command = readCommand(
      process.argv.slice(2),
      BENCHES.map(({ name }) => name),
    );
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  tell(machine());
  const rows: Row[] = [];
  let failures = 0;
  for (const bench of BENCHES) {
    if (command.only.length > 0 && !command.only.includes(bench.name)) continue;
    const measured = await measure(bench, command);
    if (measured === undefined) failures += 1;
    else rows.push(...measured);
  }
  console.log(`\n${tableOf(rows)}\n`);
  if (command.json !== undefined) await writeFile(command.json, jsonOf(rows));
  return failures > 0 ? 1 : 0;
}

process.exit(await main());
