import type { Frame, Page } from 'playwright-core';
import { CitizenHouse, type Invited } from '../support/citizen-house.js';
import { HOME } from '../support/events.js';
import { press, RatingPage } from '../support/rating-page.js';
import { getText } from '../support/report.js';
import { until } from '../support/until.js';

let door: CitizenHouse;

beforeAll(async () => {
  door = await CitizenHouse.open();
}, 300_000);
afterAll(async () => door.close(), 120_000);
afterEach(async () => door.browser.settle());

/** Opens the host's page and its widget; the frame is there when the first step is. */
async function opened(page: Page): Promise<RatingPage> {
  await page.goto(door.host.origin);
  return pressed(page);
}

/** Its button lies in a closed shadow root: a press on the element reaches it. */
async function pressed(page: Page): Promise<RatingPage> {
  await page.locator('hcp-rating').click();
  return new RatingPage(await door.frameIn(page));
}

/** Names of the element's events that the host has heard. */
const eventsOn = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>('window.heard.flatMap(({ name }) => name ?? [])');

/** Valid ratings of the home department today, as report counts them. */
async function validToday(): Promise<number> {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const path = `/v1/scores/department/${HOME?.code ?? ''}?period=${today}`;
  return (JSON.parse(await getText(door.house.report.address + path)) as { valid: number }).valid;
}

it('takes a rating from its level to its receipt, which report counts once', async () => {
  const { token, projectNo } = await door.invite();
  const before = await validToday();
  door.embed(token);
  const page = await door.browser.visit({ size: 'desktop' });
  const rating = await opened(page);
  await rating.choose('不满意');
  await press(rating.tag('没有提供材料样本'));
  await rating.button('下一步').click();
  await rating.write('等了很久。');
  await rating.submit.dblclick();
  expect(await rating.receipt()).toMatch(/^[0-9A-Z]+(-[0-9A-Z]+)+$/);
  const [row, ...more] = await door.counted(projectNo);
  expect(more).toEqual([]);
  const known = { level: 2, channel: 1, door: 'direct', source: 'NET', tags: ['207'] };
  expect(row).toMatchObject(known);
  await until('report to count it', async () => (await validToday()) === before + 1);
  expect(await eventsOn(page)).toEqual(['rated']);
}, 180_000);

it('loses nothing in a reload in the middle, and goes on where it stood', async () => {
  const { token, projectNo } = await door.invite();
  door.embed(token);
  const page = await door.browser.visit({ framesKeep: true });
  const before = await opened(page);
  await before.choose('非常满意');
  await press(before.tag('不用提交证明'));
  await page.reload();
  const after = await pressed(page);
  await after.step('tags').waitFor();
  expect(await after.tag('不用提交证明').isChecked()).toBe(true);
  await after.button('下一步').click();
  await after.send();
  await after.receipt();
  expect(await door.counted(projectNo)).toMatchObject([{ level: 5, tags: ['512'], channel: 2 }]);
}, 180_000);

it('counts once what was taken in though its answer was lost', async () => {
  const { token, projectNo } = await door.invite();
  door.embed(token);
  door.browser.expect(/ERR_CONNECTION_RESET/);
  const page = await door.browser.visit();
  const submissions: unknown[] = [];
  await page.route('**/v1/citizen/ratings', async (route) => {
    submissions.push((route.request().postDataJSON() as Record<string, unknown>)['submission']);
    if (submissions.length > 1) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  const rating = await opened(page);
  await rating.rate('满意');
  expect(submissions).toHaveLength(2);
  expect(new Set(submissions).size).toBe(1);
  expect(await door.counted(projectNo)).toHaveLength(1);
}, 180_000);

it.each([
  ['已保存，联网后自动提交', { framesKeep: true }],
  ['网络不通，还没有提交成功', {}],
] as const)(
  'without a network says %s, and submits by itself when there is one',
  async (says, browser) => {
    const { token, projectNo } = await door.invite();
    door.embed(token);
    door.browser.expect(/ERR_INTERNET_DISCONNECTED/);
    const page = await door.browser.visit(browser);
    const rating = await opened(page);
    await rating.choose('基本满意');
    await rating.passOver('tags');
    await page.context().setOffline(true);
    // The frame is a process of its own, and hears of it a little later.
    await until('the frame to be offline', () => rating.view.evaluate('!navigator.onLine'));
    await rating.send();
    await rating.view.getByRole('heading', { name: says }).waitFor();
    await page.context().setOffline(false);
    await rating.receipt();
    expect(await door.counted(projectNo)).toHaveLength(1);
  },
  180_000,
);

it('closes by Esc, gives the focus back, and opens again', async () => {
  const { token } = await door.invite();
  door.embed(token);
  const page = await door.browser.visit({ size: 'desktop', framesKeep: true });
  const rating = await opened(page);
  await press(rating.level('满意'));
  await page.keyboard.press('Escape');
  await until('the widget to close', async () => (await eventsOn(page)).includes('closed'));
  expect(await page.evaluate('document.activeElement.localName')).toBe('hcp-rating');
  await page.keyboard.press('Enter');
  const again = new RatingPage(await door.frameIn(page, rating.view as Frame));
  await again.step('level').waitFor();
  expect(await again.level('满意').isChecked()).toBe(true);
}, 180_000);

it('survives being moved, and stands beside another on one page', async () => {
  const [one, two] = [await door.invite(), await door.invite()];
  door.embed(one.token, `<section><hcp-rating inline token="${two.token}"></hcp-rating></section>`);
  const page = await door.browser.visit({ size: 'desktop' });
  await page.goto(door.host.origin);
  const frameOf = ({ url }: Invited): Promise<Frame> =>
    until(`a frame of ${url}`, () =>
      page.frames().find((frame) => frame.url() === url && !frame.isDetached()),
    );
  const before = await frameOf(two);
  await page.evaluate('document.querySelector("h1").before(document.querySelector("section"))');
  await until('the frame to be made anew', () => before.isDetached());
  const inline = new RatingPage(await frameOf(two));
  await inline.rate('满意');
  await page.locator('main hcp-rating').click();
  const dialog = new RatingPage(await frameOf(one));
  await dialog.rate('非常满意');
  expect(await door.counted(one.projectNo)).toMatchObject([{ level: 5 }]);
  expect(await door.counted(two.projectNo)).toMatchObject([{ level: 4 }]);
}, 180_000);
