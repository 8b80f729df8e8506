import { readFile } from 'node:fs/promises';
import { CitizenHouse } from '../support/citizen-house.js';
import { Office } from '../support/office.js';
import { faultsOfPage } from '../support/page-looks.js';
import { until } from '../support/until.js';

let door: CitizenHouse;
let office: Office;

beforeAll(async () => {
  door = await CitizenHouse.open({ console: true });
  office = await Office.of(door, [
    { username: 'li.audit', name: '李四', role: 'audit-admin', scope: '360000' },
    { username: 'wang.audit', name: '王五', role: 'audit-admin', scope: '360000' },
    { username: 'zhou.county', name: '周五', role: 'officer', scope: '360829' },
  ]);
}, 300_000);
afterAll(async () => door.close(), 120_000);
afterEach(async () => door.browser.settle());

it('shows everybody his own account and what was done with it', async () => {
  const page = await office.arrive('zhou.county');
  await page.goto(`${office.address}/account`);
  await page.getByRole('cell', { name: '绑定动态口令' }).waitFor();
  expect(await page.getByRole('cell', { name: '修改密码' }).count()).toBe(1);
  expect(await faultsOfPage(page, 'console-account')).toEqual([]);
}, 180_000);

it('shows the auditor who did what, narrowed by actor and action, and exports just that', async () => {
  const page = await office.arrive('li.audit');
  await page.goto(`${office.address}/audit`);
  await page.getByRole('cell', { name: '周五（zhou.county）' }).first().waitFor();
  await page.getByLabel('操作人').fill('zhou.county');
  await page.getByRole('combobox', { name: '操作' }).selectOption('user.password-changed');
  const entries = page.getByRole('table').locator('tbody tr');
  await until('one entry is left', async () => (await entries.count()) === 1);
  await page.getByText('展开').click();
  await page.getByText('SHA-256').waitFor();
  expect(await faultsOfPage(page, 'console-audit')).toEqual([]);

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出当前筛选结果' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  const actions = text
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly action: string }).action);
  expect(actions).toEqual(['user.password-changed']);
}, 180_000);

it('says that the chain is whole, and names the first entry that somebody altered', async () => {
  const page = await office.arrive('wang.audit');
  await page.goto(`${office.address}/audit`);
  await page.getByRole('button', { name: '校验全部日志' }).click();
  await page.getByText(/完好：共核对 \d+ 条日志/).waitFor();
  const audit = door.house.db.collection<{ _id: number; details: object }>('audit');
  await audit.updateOne({ _id: 3 }, { $set: { 'details.address': '203.0.113.9' } });
  await page.getByRole('button', { name: '校验全部日志' }).click();
  await page.getByText('第 3 条日志被改动').waitFor();
  expect(await faultsOfPage(page, 'console-audit-broken')).toEqual([]);
}, 180_000);
