import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { CasesHouse, COUNTY, RATED } from '../support/console-cases-house.js';
import { insertFlag } from '../support/flag-documents.js';
import { faultsOfPage } from '../support/page-looks.js';
import { DEPARTMENTS } from '../support/registry.js';
import { until } from '../support/until.js';

const LINEAGE = [COUNTY, '360800', '360000'];
const [, BESIDE] = DEPARTMENTS.filter(({ area }) => area === COUNTY);

let house: CasesHouse;

beforeAll(async () => {
  house = await CasesHouse.open();
}, 300_000);
afterAll(async () => house.close(), 120_000);
afterEach(async () => house.settle());

/** Opens a page of figures again and again until it has something to show. */
async function untilShown(page: Page, path: string, heading: string): Promise<void> {
  await until(`${heading} to show rows`, async () => {
    await page.goto(house.address + path);
    const table = page.getByRole('region', { name: heading }).getByRole('table');
    const nothing = page.getByText('可换一个周期');
    await table.or(nothing).first().waitFor();
    if (await table.isVisible()) return true;
    await sleep(500);
    return false;
  });
}

it('ranks departments with their sample beside each rate, those of too few apart and pale', async () => {
  const goods = Array.from({ length: 32 }, () => ({ satisfaction: 5, evalDetail: undefined }));
  for (const good of goods) await house.rate(good);
  await house.rate({ deptCode: BESIDE?.code, taskCode: BESIDE?.items[0], satisfaction: 1 });
  const { page } = await house.at('zhang.county');
  await until('both departments to be ranked', async () => {
    await untilShown(page, '/rankings?subject=department', '排名表');
    const text = await page.getByRole('region', { name: '排名表' }).innerText();
    return text.includes('样本不足') && text.includes('\t32\t');
  });
  const table = page.getByRole('region', { name: '排名表' }).getByRole('table');
  const first = table.getByRole('row').nth(1);
  expect(await first.innerText()).toMatch(/^1\t.*100\.00%\t[\d.]+% ～ 100\.00%\t32\t0$/s);
  const canvas = page.locator('.bar-chart canvas');
  await canvas.waitFor();
  expect(await faultsOfPage(page, 'figures-rankings')).toEqual([]);
  for (const [name, type] of [
    ['下载 Excel', /^PK/],
    ['下载 CSV', /安福县公安局/],
  ] as const) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^排名.*\.(xlsx|csv)$/);
    expect(await readFile(await file.path(), 'utf8')).toMatch(type);
  }
  await page.getByLabel('指标').selectOption({ label: '差评数' });
  await page.waitForURL(/indicator=bad/);
  await table.getByRole('columnheader', { name: '差评数' }).waitFor();
}, 180_000);

it('shows the indicators of the loop, each with what it is made of', async () => {
  await house.badRating();
  const { page } = await house.at('zhang.county');
  await untilShown(page, '/loop?by=department', '办理指标表');
  const table = page.getByRole('region', { name: '办理指标表' }).getByRole('table');
  expect(await table.innerText()).toMatch(/\d+\/\d+/);
  await page.getByLabel('图中指标').selectOption({ label: '整改率' });
  await page.getByRole('heading', { name: '整改率柱状图' }).waitFor();
  expect(await faultsOfPage(page, 'figures-loop')).toEqual([]);
}, 180_000);

it('shows a handler the figures of his own unit, and none beyond it', async () => {
  const { page } = await house.at('li.unit');
  await page.goto(`${house.address}/rankings?subject=item`);
  await page.getByRole('region', { name: '排名表' }).getByRole('table').waitFor();
  expect(await page.getByRole('combobox', { name: '范围' }).inputValue()).toContain(RATED);
  house.door.browser.expect(/403 \(Forbidden\)/);
  await page.goto(`${house.address}/rankings?subject=item&within=360000`);
  await page.getByText('超出您的管辖范围').waitFor();
}, 180_000);

it('has flags judged by people, and keeps the words when another was first', async () => {
  const flag = await insertFlag(house.door.house.db, { lineage: LINEAGE });
  const { page } = await house.at('zhang.county');
  await page.goto(`${house.address}/supervision/flags`);
  await page.getByRole('link', { name: '短时集中评价' }).first().waitFor();
  expect(await faultsOfPage(page, 'figures-flags')).toEqual([]);
  await page.goto(`${house.address}/supervision/flags/${flag.code}`);
  await page.getByRole('heading', { level: 1, name: '预警：短时集中评价' }).waitFor();
  expect(await faultsOfPage(page, 'figures-flag')).toEqual([]);
  await page.getByRole('radio', { name: '存疑' }).check();
  await page.getByLabel('依据').fill('一分钟内十二条。');
  const flags = house.door.house.db.collection<{ _id: string }>('flags');
  await flags.updateOne({ _id: flag._id }, { $inc: { revision: 1 } });
  house.door.browser.expect(/409 \(Conflict\)/);
  await page.getByRole('button', { name: '提交研判' }).click();
  await page.getByText('他人已先行修改').waitFor();
  expect(await page.getByLabel('依据').inputValue()).toBe('一分钟内十二条。');
  await page.getByRole('button', { name: '提交研判' }).click();
  const judged = page.getByRole('region', { name: '研判记录' });
  await judged.getByText('一分钟内十二条。').waitFor();
  expect(await judged.innerText()).toContain('张三');
}, 180_000);
