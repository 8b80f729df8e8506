import type { Page } from 'playwright-core';
import { workCalendar } from '#shared/calendar/work-calendar.js';
import type { CalendarDoc } from '#shared/contract/registry-storage.js';
import { COLLECTION } from '#shared/contract/storage.js';
import { addDays, chinaDay } from '#shared/domain/china-time.js';
import { parsePeriod, previousPeriod } from '#shared/domain/period.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import { honoursOf } from '../../apps/console/src/honours/honour-store.mongo.js';
import { CasesHouse, COUNTY, RATED } from '../support/console-cases-house.js';
import { insertMadeCases, lineageOf, randomCases } from '../support/loop-cases.js';
import { faultsOfPage } from '../support/page-looks.js';
import { Random } from '../support/random.js';

const LIST = '/supervision/honours';
const WORDS = '该事项因系统故障顺延。';

let house: CasesHouse;

/** Last month: in it, and half a month before, the rated department was late by weeks. */
beforeAll(async () => {
  house = await CasesHouse.open();
  const { db } = house.door.house;
  const now = Date.now();
  const month = parsePeriod(chinaDay(now).slice(0, 7));
  if (month === undefined) throw new Error('no month');
  await knowNextYear(db, month.year + 1);
  const places = [{ deptCode: RATED, lineage: lineageOf(COUNTY) }];
  const first = addDays(previousPeriod(month).first, -15);
  const made = randomCases(new Random(5), 100, first, 40, { places, until: now });
  // What console has not seen it would route, while the test looks at something else.
  const seen = made.filter((one) => one.seen === 'yes');
  await insertMadeCases(db, seen, workCalendar(), now);
  // Figures are answered once something was counted.
  await house.badRating();
}, 300_000);
afterAll(async () => house.close(), 120_000);
beforeEach(async () => {
  await honours().deleteMany({});
});
afterEach(async () => house.settle());

/** A notice that begins late in December ends in a year whose calendar may not be known yet. */
async function knowNextYear(db: Db, year: number): Promise<void> {
  const next: CalendarDoc = { _id: String(year), year, holidays: [], makeUpDays: [] };
  await db.collection<CalendarDoc>(COLLECTION.calendar).insertOne(next);
  await collectionsOf(db).meta.updateOne({ _id: 'registry' }, { $inc: { version: 1 } });
}

const honours = () => honoursOf(house.door.house.db);

/** Lets the notice of the entry have ended yesterday. */
const endNotice = () =>
  honours().updateOne({}, { $set: { noticeUntil: addDays(chinaDay(Date.now()), -1) } });

/** Takes a step on the page of an entry, and waits until it was taken. */
async function take(page: Page, step: string, words?: readonly [string, string]): Promise<void> {
  await page.getByRole('button', { name: step, exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (words !== undefined) await dialog.getByLabel(words[0]).fill(words[1]);
  await dialog.getByRole('button', { name: `确认${step}` }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Has entries of last month drafted, and opens the one that came of it. */
async function drafted(page: Page): Promise<void> {
  await page.goto(house.address + LIST);
  await page.getByRole('button', { name: '草拟' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '草拟' }).click();
  await page.getByText('新草拟 1 条').waitFor();
  await page.getByRole('rowheader').getByRole('link').click();
  await state(page, '草拟');
}

const state = (page: Page, name: string): Promise<void> =>
  page.getByRole('region', { name: '条目概况' }).getByText(name, { exact: true }).waitFor();

it('goes from draft to published by two people, and says by whom', async () => {
  const { page: drafter } = await house.at('zhang.county');
  await drafter.goto(house.address);
  await drafter.getByRole('link', { name: '红黑榜' }).first().click();
  await drafter.getByText('没有符合条件的条目').waitFor();
  await drafted(drafter);
  await take(drafter, '公示');
  await state(drafter, '公示中');
  const process = drafter.getByRole('region', { name: '办理过程' });
  await process.getByText(/公示，至 \d{4}-\d\d-\d\d（含当日）/).waitFor();
  expect(await drafter.getByRole('button', { name: '审定' }).count()).toBe(0);
  await drafter.getByRole('link', { name: '返回列表' }).click();
  await drafter
    .getByRole('link', { name: /超期 \d+ 个工作日/ })
    .first()
    .waitFor();
  expect(await faultsOfPage(drafter, 'honours-list')).toEqual([]);
  await drafter.getByRole('rowheader').getByRole('link').click();
  await endNotice();
  await drafter.reload();
  await drafter.getByText('由草拟人（张三）以外的人员审定').waitFor();
  // Nobody approves what he had drafted.
  expect(await drafter.getByRole('button', { name: '审定' }).count()).toBe(0);

  const { page: approver } = await house.at('qian.county');
  await approver.goto(drafter.url());
  await take(approver, '审定', ['审定意见', '数据已核对。']);
  await state(approver, '已审定');
  await drafter.reload();
  await take(drafter, '发布');
  await state(drafter, '已发布');
  expect(await process.innerText()).toMatch(/草拟\s张三.*公示.*张三.*审定\s钱五.*发布\s张三/s);
  expect(await faultsOfPage(drafter, 'honours-entry')).toEqual([]);
}, 240_000);

it('is reversed by an objection of the department, and keeps the words when another was first', async () => {
  const { page: officer } = await house.at('zhang.county');
  await drafted(officer);
  await honours().updateOne({}, { $set: { state: 'published', noticeUntil: '2026-06-09' } });

  const { page: handler } = await house.at('li.unit');
  await handler.goto(officer.url());
  await take(handler, '提出异议', ['异议理由', WORDS]);
  await handler.getByText(WORDS).waitFor();
  await handler.getByText('目前没有需要您办理的操作').waitFor();

  await officer.reload();
  await officer.getByRole('button', { name: '异议成立', exact: true }).click();
  const dialog = officer.getByRole('dialog');
  await dialog.getByLabel('处理意见').fill('情况属实。');
  expect(await faultsOfPage(officer, 'honours-uphold')).toEqual([]);
  await honours().updateOne({}, { $inc: { revision: 1 } });
  house.door.browser.expect(/409 \(Conflict\)/);
  await dialog.getByRole('button', { name: '确认异议成立' }).click();
  await dialog.getByText('他人已先行修改').waitFor();
  expect(await dialog.getByLabel('处理意见').inputValue()).toBe('情况属实。');
  await dialog.getByRole('button', { name: '确认异议成立' }).click();
  await state(officer, '异议成立，已撤销');
  const process = officer.getByRole('region', { name: '办理过程' });
  expect(await process.innerText()).toMatch(/提出异议\s李四.*顺延.*异议成立\s张三.*情况属实/s);
}, 240_000);

it('shows a supervisor the list, who may object and take no other step', async () => {
  const { page: officer } = await house.at('zhang.county');
  await drafted(officer);
  await take(officer, '公示');
  await state(officer, '公示中');
  const { page } = await house.at('gan.watch');
  await page.goto(house.address + LIST);
  expect(await page.getByRole('button', { name: '草拟' }).count()).toBe(0);
  await page.getByRole('rowheader').getByRole('link').click();
  await page.getByRole('button', { name: '提出异议' }).waitFor();
  expect(
    await page.getByRole('region', { name: '办理', exact: true }).getByRole('button').count(),
  ).toBe(1);
}, 240_000);
