import type { Page } from 'playwright-core';
import { ASKED, CitizenHouse } from '../support/citizen-house.js';
import { press, RatingPage } from '../support/rating-page.js';
import { until } from '../support/until.js';

let door: CitizenHouse;

beforeAll(async () => {
  door = await CitizenHouse.open();
}, 300_000);
afterAll(async () => door.close(), 120_000);
afterEach(async () => door.browser.settle());

async function visit(url: string, init?: string): Promise<RatingPage & { view: Page }> {
  const page = await door.browser.visit(init === undefined ? {} : { init });
  await page.goto(url);
  return Object.assign(new RatingPage(page), { view: page });
}

it('needs neither a frame nor storage, and sets no cookie', async () => {
  const { url, projectNo } = await door.invite();
  const rating = await visit(
    url,
    `for (const name of ['sessionStorage', 'localStorage']) {
      Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } });
    }`,
  );
  await rating.rate('满意');
  expect(await rating.view.context().cookies()).toEqual([]);
  expect(await door.counted(projectNo)).toMatchObject([{ level: 4, channel: 2 }]);
}, 180_000);

it('says of a used, an expired and an unknown invitation which it is', async () => {
  const [used, expired] = [await door.invite(), await door.invite()];
  await (await visit(used.url)).rate('满意');
  await door.expire(expired.projectNo);
  const said = [];
  for (const [name, url] of [
    ['used', used.url],
    ['expired', expired.url],
    ['unknown', `${door.origin}/r/${'A'.repeat(22)}`],
  ] as const) {
    const notice = (await visit(url)).notice(name);
    said.push(await notice.getByRole('heading').innerText());
  }
  expect(said).toEqual(['这次服务已经评价过了', '评价时间已经过了', '没有找到这次服务']);
  door.browser.expect(/status of (404|410)/);
}, 180_000);

it('takes one follow-up, tells no receipt of the first rating, and then takes no more', async () => {
  const { url, projectNo } = await door.invite();
  await (await visit(url)).rate('不满意');
  const again = await visit(url);
  await again.notice('used').getByRole('button', { name: '追加评价' }).click();
  await again.choose('满意');
  await again.passOver('tags');
  await again.submit.click();
  await again.view.getByTestId('thanks').waitFor();
  expect(await again.view.getByTestId('receipt').count()).toBe(0);
  expect(await door.counted(projectNo, 2)).toMatchObject([
    { level: 2, round: 1 },
    { level: 4, round: 2 },
  ]);
  const third = await visit(url);
  await third.notice('used').waitFor();
  expect(await third.button('追加评价').count()).toBe(0);
}, 180_000);

it('asks for the person who handled it where policy says so', async () => {
  const { url, projectNo } = await door.invite(ASKED);
  const rating = await visit(url);
  await rating.choose('满意');
  await rating.passOver('tags');
  const person = rating.step('handler').getByRole('radio', { name: '非常不满意', exact: true });
  await press(person);
  await rating.button('下一步').click();
  await rating.submit.click();
  await rating.receipt();
  expect(await door.counted(projectNo)).toMatchObject([
    { level: 4, handlerLevel: 1, handlerCode: 'H-7' },
  ]);
}, 180_000);

it('warns of personal numbers among the words, hides them, and lets the person go on', async () => {
  const { url } = await door.invite();
  const rating = await visit(url);
  await rating.choose('不满意');
  await rating.passOver('tags');
  await rating.write('请打 19900001234 找我');
  await rating.view.getByTestId('numbers-warning').waitFor();
  await rating.button('帮我隐去').click();
  expect(await rating.view.getByLabel('您的意见或建议').inputValue()).not.toContain('19900001234');
  await rating.submit.click();
  await rating.receipt();
}, 180_000);

it('a receipt tells each step of a bad rating, and takes an objection and an erasure', async () => {
  const { url, projectNo } = await door.invite();
  const rating = await visit(url);
  await rating.rate('非常不满意');
  const [row] = await door.counted(projectNo);
  const ratingKey = String(row?.['_id']);
  await rating.view.getByRole('link', { name: '查看评价进展' }).click();
  const page = rating.view;
  const step = (name: string) => page.getByTestId(`public-step-${name}`);
  await until('the case to be told', async () => {
    await page.reload();
    return step('case-opened').isVisible();
  });
  await door.decide(ratingKey, 'exclude');
  await page.reload();
  await step('excluded').waitFor();
  await page.getByRole('button', { name: '对不计入的认定提出异议' }).click();
  await page.getByLabel('您的理由').fill('我说的都是事实。');
  await page.getByRole('button', { name: '提出异议' }).click();
  await step('objected').waitFor();
  await page.getByRole('button', { name: '申请删除个人信息' }).click();
  await page.getByRole('button', { name: '确定申请' }).click();
  await step('erasure-asked').waitFor();
  const requests = await door.house.db.collection('citizen_requests').find({ ratingKey }).toArray();
  expect(requests.map(({ kind }) => String(kind)).sort()).toEqual(['erasure', 'objection']);
  expect(JSON.stringify(requests)).not.toContain('事实');
}, 180_000);
