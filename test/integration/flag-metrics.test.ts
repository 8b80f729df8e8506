import { BESIDE, HERE } from '../support/console-matrix.js';
import { insertFlag } from '../support/flag-documents.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { insertRegistry } from '../support/registry-documents.js';
import { startReport, type ReportApp } from '../support/report-app.js';

let database: FreshDatabase;
let report: ReportApp;

beforeAll(async () => {
  database = await freshDatabase('flag_metrics');
  await insertRegistry(database.db);
  report = await startReport(database.uri, () => Date.parse('2026-11-20T10:00:00+08:00'));
});

afterAll(async () => {
  await report.close();
  await database.drop();
});

const flagLines = async (): Promise<string[]> => {
  const { text } = await report.get('/metrics');
  return text.split('\n').filter((line) => line.startsWith('hcp_integrity_flags_total{'));
};

it('flags are counted by rule and reporting area, a town in its county, and absent without any', async () => {
  expect(await flagLines()).toEqual([]);
  await insertFlag(database.db, HERE);
  await insertFlag(database.db, { lineage: ['360829100', ...HERE.lineage] }, { state: 'genuine' });
  await insertFlag(database.db, BESIDE, { _id: 'default-jump|D|x', rule: 'default-jump' });
  await insertFlag(database.db, { lineage: ['999999'] });
  expect((await flagLines()).toSorted()).toEqual([
    'hcp_integrity_flags_total{rule="burst",area="360829"} 2',
    'hcp_integrity_flags_total{rule="burst",area="unknown"} 1',
    'hcp_integrity_flags_total{rule="default-jump",area="360102"} 1',
  ]);
});
