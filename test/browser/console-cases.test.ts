import type { Page } from 'playwright-core';
import { CasesHouse, OTHER } from '../support/console-cases-house.js';
import { faultsOfPage } from '../support/page-looks.js';

let house: CasesHouse;

beforeAll(async () => {
  house = await CasesHouse.open();
}, 300_000);
afterAll(async () => house.close(), 120_000);
afterEach(async () => house.settle());

const WORDS = '经核实，窗口确有不当。';
const heading = (page: Page, name: string) =>
  page.getByRole('heading', { name, exact: true }).waitFor();

it('shows whoever is at it what needs him now, the late first, each with its clock in words', async () => {
  const later = await house.badRating();
  const late = await house.badRating();
  await house.beLate(late, 3);
  const unit = await house.at('li.unit');
  await unit.page.goto(house.address);
  await heading(unit.page, '待我办理');
  const rows = unit.page.getByRole('region', { name: '待我办理' }).getByRole('row');
  await rows.nth(2).waitFor();
  expect(await rows.nth(1).innerText()).toContain(late);
  const all = await unit.page.getByRole('region', { name: '待我办理' }).innerText();
  expect(all).toContain(later);
  expect(all).toContain('安福县\t安福县公安局');
  expect(all).toMatch(/还剩 \d+ (天|小时)/);
  expect(await rows.nth(1).innerText()).toMatch(/已超期 \d+ (天|小时)/);
  expect(await faultsOfPage(unit.page, 'cases-start')).toEqual([]);
  const security = await house.at('sun.security');
  await security.page.goto(house.address);
  await security.page.getByRole('main').getByRole('link', { name: '用户' }).waitFor();
  expect(await security.page.getByRole('main').innerText()).not.toContain('办件');
  expect(await faultsOfPage(security.page, 'cases-start-admin')).toEqual([]);
}, 180_000);

it('lists cases by filters that stand in the address, and remembers them', async () => {
  const number = await house.badRating();
  const { page } = await house.at('zhang.county');
  await page.goto(`${house.address}/cases?tab=open&state=awaiting-receipt`);
  await page.getByRole('link', { name: number }).waitFor();
  expect(await faultsOfPage(page, 'cases-list')).toEqual([]);
  await page.getByLabel('类别').selectOption({ label: '媒体曝光' });
  await page.getByText('没有符合条件的办件').waitFor();
  await page.waitForURL(/kind=media/);
  expect(await faultsOfPage(page, 'cases-list-empty')).toEqual([]);
  await page.goto(`${house.address}/cases`);
  await page.waitForURL(/kind=media/);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.getByRole('combobox', { name: '承办单位' }).fill(OTHER);
  await page.getByRole('listbox').getByRole('option').first().click();
  await page.waitForURL(/unit=/);
  await page.getByText('没有符合条件的办件').waitFor();
}, 180_000);

it('shows a case with its ratings but not who gave them, and takes each action by its form', async () => {
  const number = await house.badRating();
  const unit = await house.at('li.unit');
  await unit.openCase(number);
  const main = unit.page.getByRole('main');
  await main.getByText('在办事指南之外增加新的审批条件').waitFor();
  expect(await main.innerText()).toContain('非常不满意');
  expect(await main.innerText()).toContain('还剩');
  await unit.act('receive');
  await unit.button('verify').click();
  expect(await faultsOfPage(unit.page, 'cases-verify')).toEqual([]);
  await unit.dialog.getByRole('button', { name: '提交' }).click();
  await unit.dialog.getByText('缺少必填项').waitFor();
  await unit.dialog.getByRole('radio', { name: '属实' }).check();
  await unit.dialog.getByLabel('核实情况').fill(WORDS);
  await unit.dialog.getByRole('button', { name: '提交' }).click();
  await unit.timeline.getByText(WORDS).waitFor();
  await unit.dialog.waitFor({ state: 'hidden' });
  expect(await faultsOfPage(unit.page, 'cases-case')).toEqual([]);
  const watcher = await house.at('gan.watch');
  await watcher.page.goto(unit.page.url());
  await watcher.timeline.getByText('核实').first().waitFor();
  expect(await watcher.page.content()).not.toContain(WORDS);
  expect(await watcher.actions.innerText()).toContain('目前没有需要您办理的操作');
}, 180_000);

it('tells who was first when two act at once, and keeps what was typed', async () => {
  const number = await house.badRating();
  const unit = await house.at('li.unit');
  const officer = await house.at('zhang.county');
  await unit.openCase(number);
  await unit.act('receive');
  await officer.openCase(number);
  await officer.button('supervise').click();
  await officer.dialog.getByLabel('督办要求').fill('请于今日办结。');
  await unit.act('verify', { choose: ['属实'], write: { 核实情况: WORDS } });
  await officer.dialog.getByText(/李四.*核实了本件/).waitFor();
  expect(await officer.dialog.getByLabel('督办要求').inputValue()).toBe('请于今日办结。');
  house.door.browser.expect(/409 \(Conflict\)/);
  await officer.dialog.getByRole('button', { name: '提交' }).click();
  await officer.page.getByText('督办已提交').waitFor();
  await officer.timeline.getByText('请于今日办结。').waitFor();
}, 180_000);

it('announces what others do, and moves nothing under the reader until he asks', async () => {
  const number = await house.badRating();
  const officer = await house.at('zhang.county');
  await officer.page.goto(`${house.address}/cases?tab=open&number=${number}`);
  const row = officer.page.getByRole('row').filter({ hasText: number });
  await row.getByText('待签收').waitFor();
  const unit = await house.at('li.unit');
  await unit.openCase(number);
  await unit.act('receive');
  await row.getByText('有更新').waitFor();
  expect(await row.innerText()).toContain('待签收');
  await officer.page.getByRole('button', { name: /有 \d+ 件更新/ }).click();
  await row.getByText('核实中').waitFor();
  await row.getByRole('link', { name: number }).click();
  await heading(officer.page, `办件 ${number}`);
  await unit.act('verify', { choose: ['属实'], write: { 核实情况: WORDS } });
  await officer.page.getByText('李四 刚刚 核实了本件').waitFor();
  await officer.page.getByRole('region', { name: '办件概况' }).getByText('整改中').waitFor();
}, 180_000);

it('rings for the unit, and the notice leads to its case', async () => {
  const unit = await house.at('li.unit');
  await unit.page.goto(house.address);
  const number = await house.badRating();
  await unit.page.getByRole('link', { name: /消息，\d+ 条未读/ }).click();
  const notice = unit.page.getByRole('listitem').filter({ hasText: number });
  await notice.getByText('未读').waitFor();
  expect(await faultsOfPage(unit.page, 'cases-notices')).toEqual([]);
  await notice.getByRole('link').click();
  await heading(unit.page, `办件 ${number}`);
}, 180_000);

it('opens a case by hand by the form of its kind', async () => {
  const officer = await house.at('zhang.county');
  const { page } = officer;
  await page.goto(`${house.address}/cases/new`);
  await page.getByLabel('类别').selectOption({ label: '12345热线投诉' });
  expect(await faultsOfPage(page, 'cases-new')).toEqual([]);
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText('缺少必填项').waitFor();
  await page.getByLabel('热线工单编号').fill('GD-2026-001');
  await page.getByLabel('标题').fill('窗口排队时间长');
  await page.getByLabel('内容').fill('上午只开一个窗口。');
  await page.getByLabel('联系电话').fill('13900001111');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /办件 GD-2026-001/ }).waitFor();
  const form = page.getByRole('region', { name: '事项内容' });
  await form.getByText('窗口排队时间长').waitFor();
  expect(await form.innerText()).not.toContain('13900001111');
  expect(await faultsOfPage(page, 'cases-entered')).toEqual([]);
}, 180_000);

it('shows the board of an area, and what is late leads to its cases', async () => {
  const number = await house.badRating();
  await house.beLate(number, 5);
  const { page } = await house.at('zhao.city');
  await page.goto(`${house.address}/supervision/board`);
  const row = page.getByRole('row').filter({ hasText: '安福县' });
  await row.waitFor();
  expect(await faultsOfPage(page, 'cases-board')).toEqual([]);
  await page.getByLabel('统计对象').selectOption({ label: '承办单位' });
  await page.getByRole('row').filter({ hasText: '安福县' }).getByRole('link').nth(2).click();
  await page.waitForURL(/unit=/);
  const late = page.getByRole('row').filter({ hasText: number });
  await late.getByText(/已超期 \d+/).waitFor();
}, 180_000);
