import type { Page } from 'playwright-core';
import { CitizenHouse } from '../support/citizen-house.js';
import { Office } from '../support/office.js';
import { faultsOfPage } from '../support/page-looks.js';
import { DEPARTMENTS } from '../support/registry.js';

let door: CitizenHouse;
let office: Office;
const department = DEPARTMENTS.find(({ area }) => area === '360829');
const CODE = department?.code ?? '';

beforeAll(async () => {
  door = await CitizenHouse.open({ console: true });
  office = await Office.of(door, [
    { username: 'liu.province', name: '刘一', role: 'officer', scope: '360000' },
    { username: 'qian.system', name: '钱二', role: 'system-admin', scope: '360000' },
    { username: 'sun.security', name: '孙三', role: 'security-admin', scope: '360000' },
    { username: 'wu.county', name: '吴六', role: 'officer', scope: '360829' },
    { username: 'wei.county', name: '卫七', role: 'officer', scope: '360829' },
    { username: 'tao.county', name: '陶八', role: 'officer', scope: '360829' },
    { username: 'he.province', name: '何九', role: 'officer', scope: '360000' },
  ]);
}, 300_000);
afterAll(async () => door.close(), 120_000);
afterEach(async () => door.browser.settle());

const saved = (page: Page) => page.getByText(/已保存，各服务均已加载|已保存为第 \d+ 版/);

it('leads from the tree of areas to a department, whose name changes from a day on', async () => {
  const page = await office.arrive('wu.county');
  await page.goto(`${office.address}/registry/areas`);
  await page.getByRole('button', { name: '安福县的下级地区' }).click();
  await page.getByRole('link', { name: '平都镇' }).waitFor();
  expect(await faultsOfPage(page, 'console-areas')).toEqual([]);

  await page.getByRole('listitem').getByRole('link', { name: '安福县' }).click();
  await page.getByRole('link', { name: '部门', exact: true }).last().click();
  await page.getByRole('link', { name: CODE }).waitFor();
  expect(await faultsOfPage(page, 'console-departments')).toEqual([]);
  await page.getByRole('link', { name: CODE }).click();
  await page.getByRole('button', { name: '修改', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('自哪一天起生效').fill('2099-01-01');
  await dialog.getByLabel('名称').fill('安福县综合服务局');
  expect(await faultsOfPage(page, 'console-department-edit')).toEqual([]);
  await dialog.getByRole('button', { name: '保存' }).click();
  await saved(page).waitFor({ timeout: 60_000 });
  await page.getByRole('heading', { name: '自 2099-01-01 起' }).waitFor();
  await page.getByRole('heading', { name: '至 2098-12-31 止' }).waitFor();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toContain('综合服务局');
  expect(await faultsOfPage(page, 'console-department')).toEqual([]);
}, 180_000);

it('keeps what was typed when somebody else changed the entry meanwhile', async () => {
  const [mine, theirs] = [await office.arrive('liu.province'), await office.arrive('wei.county')];
  for (const page of [mine, theirs]) {
    await page.goto(`${office.address}/registry/departments/${CODE}`);
    await page.getByRole('button', { name: '修改', exact: true }).click();
    await page.getByRole('dialog').getByLabel('自哪一天起生效').fill('2099-03-01');
  }
  await theirs.getByRole('dialog').getByLabel('名称').fill('他人的名称');
  await theirs.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await saved(theirs).waitFor({ timeout: 60_000 });
  door.browser.expect(/409 \(Conflict\).*\/v1\/registry/);
  const dialog = mine.getByRole('dialog');
  await dialog.getByLabel('名称').fill('我的名称');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('他人已先行修改').waitFor();
  expect(await dialog.getByLabel('名称').inputValue()).toBe('我的名称');
}, 180_000);

it('previews a CSV file, names every bad row, and imports nothing before all are good', async () => {
  const page = await office.arrive('he.province');
  await page.goto(`${office.address}/registry-import/departments`);
  const choose = async (rows: string) => {
    const buffer = Buffer.from(`code,name,areaCode,line\n${rows}\n`);
    const file = { name: 'departments.csv', mimeType: 'text/csv', buffer };
    await page.getByLabel('CSV 文件').setInputFiles(file);
  };
  await choose('NEW-1,新设部门,360829,民政\nNEW-2,走失部门,999999,民政\nNEW 3,坏代码,360829,民政');
  await page.getByRole('cell', { name: /引用的地区或部门不存在/ }).waitFor();
  await page.getByRole('rowheader', { name: '第 4 行' }).waitFor();
  expect(await page.getByRole('button', { name: '确认导入' }).count()).toBe(0);
  expect(await faultsOfPage(page, 'console-import-faults')).toEqual([]);
  await choose('NEW-1,新设部门,360829,民政');
  await page.getByRole('heading', { name: /新增 1 · 修改 0/ }).waitFor();
  expect(await faultsOfPage(page, 'console-import')).toEqual([]);
  await page.getByRole('button', { name: '确认导入' }).click();
  await saved(page).waitFor({ timeout: 60_000 });
}, 180_000);

it('shows a new key of a source once, and revokes them all after its code is typed', async () => {
  const page = await office.arrive('sun.security');
  await page.goto(`${office.address}/registry-keys`);
  const source = page.getByRole('button', { name: /^签发新密钥：/ }).last();
  await source.click();
  await page.getByRole('dialog').getByLabel('新旧并用小时数').fill('1');
  await page.getByRole('dialog').getByRole('button', { name: '签发' }).click();
  const secret = await page.getByLabel('新密钥', { exact: true }).inputValue({ timeout: 60_000 });
  expect(secret.length).toBeGreaterThan(20);
  expect(await faultsOfPage(page, 'console-keys')).toEqual([]);
  await page.getByRole('button', { name: '我已记下' }).click();
  expect(await page.content()).not.toContain(secret);
  await page
    .getByRole('button', { name: /^吊销全部密钥：/ })
    .last()
    .click();
  const dialog = page.getByRole('dialog');
  const label = await dialog.locator('.filter-label').innerText();
  await dialog.getByRole('textbox').fill(/来源代码 (\S+)/.exec(label)?.[1] ?? '');
  await dialog.getByRole('button', { name: '吊销' }).click();
  await page.getByText('没有有效密钥').last().waitFor({ timeout: 60_000 });
}, 180_000);

it('changes the rules of an area from a day on, and says where others come from', async () => {
  const page = await office.arrive('tao.county');
  await page.goto(`${office.address}/policies`);
  const rating = page.locator('section').filter({ hasText: '差评时限' });
  await rating.getByText('系统默认').waitFor();
  expect(await faultsOfPage(page, 'console-policies')).toEqual([]);
  await rating.getByRole('button', { name: '修改' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('签收天数', { exact: true }).fill('2');
  expect(await faultsOfPage(page, 'console-policy-edit')).toEqual([]);
  await dialog.getByRole('button', { name: '保存' }).click();
  await rating.getByText('本地区自定').waitFor({ timeout: 60_000 });
  await rating.getByText('2 个工作日').first().waitFor();
}, 180_000);

it('reads the days of a year from the notice and shows them month by month', async () => {
  const page = await office.arrive('qian.system');
  await page.goto(`${office.address}/calendar?year=2026`);
  await page.getByRole('table', { name: '10 月' }).waitFor();
  expect(await faultsOfPage(page, 'console-calendar')).toEqual([]);
  await page.getByRole('combobox', { name: '年份' }).selectOption('2027');
  await page.getByRole('button', { name: '录入 2027 年安排' }).click();
  const dialog = page.getByRole('dialog');
  const read = async (notice: string) => {
    await dialog.getByLabel('粘贴通知正文').fill(notice);
    await dialog.getByRole('button', { name: '从正文识别日期' }).click();
  };
  const most = '一、元旦：1月1日至3日放假调休。二、国庆节：10月1日至7日放假。10月9日（周六）上班。';
  await read(most);
  await dialog.getByText('放假 10 天、调休上班 1 天').waitFor();
  door.browser.expect(/422 \(Unprocessable Entity\).*\/calendar/);
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('放假日：缺少法定假日 2027-05-01').waitFor();
  await read(`${most}三、劳动节：5月1日至5日放假。`);
  await dialog.getByText('放假 15 天').waitFor();
  expect(await faultsOfPage(page, 'console-calendar-edit')).toEqual([]);
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByRole('table', { name: '10 月' }).waitFor({ timeout: 60_000 });
  await page.getByText('安排由工作人员录入').waitFor();
}, 180_000);
