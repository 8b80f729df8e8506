import type { Page } from 'playwright-core';
import { CitizenHouse, MOBILE } from '../support/citizen-house.js';
import { HOME } from '../support/events.js';
import { press, RatingPage } from '../support/rating-page.js';

let door: CitizenHouse;

beforeAll(async () => {
  door = await CitizenHouse.open();
}, 300_000);
afterAll(async () => door.close(), 120_000);
afterEach(async () => door.browser.settle());

const [POINT = '', OTHER = ''] = HOME?.points ?? [];

async function scanned(point = POINT): Promise<Page> {
  const page = await door.browser.visit();
  await page.goto(`${door.origin}/q/${point}`);
  return page;
}

async function find(page: Page, projectNo: string, digits = MOBILE.slice(-4)): Promise<void> {
  await page.getByLabel('办件编号', { exact: true }).last().fill(projectNo);
  await page.getByLabel('手机号后四位').fill(digits);
  await page.getByRole('button', { name: '查找', exact: true }).click();
}

it('finds a service by its number and the last digits of the phone, and rates it', async () => {
  const { projectNo } = await door.invite({ pointCode: POINT });
  await door.house.caughtUp();
  const page = await scanned();
  await page.getByTestId('with-case').click();
  await find(page, projectNo);
  await new RatingPage(page).rate('非常满意');
  expect(await door.counted(projectNo)).toMatchObject([{ channel: 3, level: 5, door: 'direct' }]);
}, 180_000);

it('lets a person choose among the services of one case', async () => {
  const { projectNo } = await door.invite({ pointCode: POINT, serviceNumber: '1' });
  await door.invite({ projectNo, pointCode: POINT, serviceNumber: '2' });
  await door.house.caughtUp();
  const page = await scanned();
  await page.getByTestId('with-case').click();
  await find(page, projectNo);
  await page.getByTestId('found-service').nth(1).click();
  await new RatingPage(page).rate('满意');
  expect(await door.counted(projectNo)).toHaveLength(1);
}, 180_000);

it('says the same of a wrong phone and of a number that does not exist', async () => {
  const { projectNo } = await door.invite({ pointCode: POINT });
  await door.house.caughtUp();
  door.browser.expect(/status of 404/);
  const said = [];
  for (const [number, digits] of [
    [projectNo, '0000'],
    ['NOBODY-1', '1234'],
  ] as const) {
    const page = await scanned();
    await page.getByTestId('with-case').click();
    await find(page, number, digits);
    said.push(await page.getByRole('alert').filter({ hasText: /./ }).innerText());
  }
  expect(said[0]).not.toBe('');
  expect(said[1]).toBe(said[0]);
}, 180_000);

it('takes the code of the queue slip', async () => {
  const { projectNo, slip = '' } = await door.invite({ pointCode: POINT }, { slip: true });
  const page = await scanned();
  await page.getByTestId('with-case').click();
  await press(page.getByRole('radio', { name: '取号单' }));
  await page.getByLabel('取号单上的评价码').fill(slip.toLowerCase());
  await page.getByRole('button', { name: '查找', exact: true }).click();
  await new RatingPage(page).rate('基本满意');
  expect(await door.counted(projectNo)).toMatchObject([{ level: 3, channel: 3 }]);
}, 180_000);

it('takes the rating of a visit without a case', async () => {
  const page = await scanned();
  await page.getByTestId('visit').click();
  await new RatingPage(page).rate('不满意');
  await door.house.caughtUp();
  const visits = await door.house.db.collection('ratings').find({ visit: true }).toArray();
  expect(visits).toMatchObject([{ level: 2, pointCode: POINT, channel: 3 }]);
}, 180_000);

it('under attack it works for its proof, and nobody at another point has to', async () => {
  door.browser.expect(/status of 428/);
  await door.attack(OTHER);
  const asked: string[] = [];
  for (const point of [OTHER, POINT]) {
    const page = await scanned(point);
    page.on('request', (request) => {
      const { proof } = (request.postDataJSON() ?? {}) as { readonly proof?: string };
      if (proof !== undefined) asked.push(point);
    });
    await page.getByTestId('visit').click();
    await new RatingPage(page).step('level').waitFor();
  }
  expect(asked).toEqual([OTHER]);
}, 180_000);

it('says of a sign that is no point of ours that it knows none', async () => {
  door.browser.expect(/status of 404/);
  const page = await scanned('NOWHERE');
  await page.getByRole('heading', { name: '没有找到这个服务点' }).waitFor();
}, 60_000);
