import { violationsIn } from '../support/accessibility.js';
import { picture } from '../support/browser.js';
import { ASKED, CitizenHouse, MOBILE } from '../support/citizen-house.js';
import { Office, type OfficeUser } from '../support/office.js';
import { OfficerPage } from '../support/officer-page.js';
import { RatingPage } from '../support/rating-page.js';
import { DEPARTMENTS } from '../support/registry.js';
import { getText } from '../support/report.js';
import { until } from '../support/until.js';

const COUNTY = '360829';
const RATED = String(ASKED['deptCode']);
const OTHER = DEPARTMENTS.find(({ area, code }) => area === COUNTY && code !== RATED)?.code ?? '';

let door: CitizenHouse;
let office: Office;
const people = new Map<string, OfficerPage>();

/** Who works in the county, above it, and in two of its departments: a set for each story. */
const staff = (n: string): OfficeUser[] => [
  { username: `zhang.county${n}`, name: '张三', role: 'officer', scope: COUNTY },
  { username: `qian.county${n}`, name: '钱五', role: 'officer', scope: COUNTY },
  { username: `zhao.city${n}`, name: '赵六', role: 'officer', scope: '360800' },
  { username: `zhou.city${n}`, name: '周九', role: 'officer', scope: '360800' },
  { username: `li.unit${n}`, name: '李四', role: 'handler', scope: RATED, unit: RATED },
  { username: `wang.other${n}`, name: '王七', role: 'handler', scope: OTHER, unit: OTHER },
];

/** The browser of a person, who signs in when first asked for. */
async function at(username: string): Promise<OfficerPage> {
  const known = people.get(username);
  if (known !== undefined) return known;
  const page = new OfficerPage(await office.arrive(username), office.address);
  people.set(username, page);
  return page;
}

beforeAll(async () => {
  door = await CitizenHouse.open({ console: true });
  office = await Office.of(door, ['', '2'].flatMap(staff));
}, 300_000);
afterAll(async () => door.close(), 120_000);
afterEach(async () => {
  people.clear();
  await door.browser.settle();
});

/** A citizen's 非常不满意 from the first step to the receipt. */
async function badRating(words: string): Promise<{ number: string; receipt: string }> {
  const { url, projectNo } = await door.invite(ASKED);
  const page = await door.browser.visit();
  await page.goto(url);
  const rating = new RatingPage(page);
  await rating.choose('非常不满意');
  await rating.passOver('tags');
  await rating.passOver('handler');
  await rating.write(words);
  await rating.send();
  const receipt = await rating.receipt();
  await door.counted(projectNo);
  await until(`the case of ${projectNo} to be routed`, async () => {
    const doc = await door.house.db.collection('cases').findOne({ 'listing.number': projectNo });
    return doc?.['state'] === 'awaiting-receipt';
  });
  return { number: projectNo, receipt };
}

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

interface Figures {
  readonly valid: number;
  readonly bad: number;
}

async function ranked(): Promise<Figures> {
  const path = `/v1/scores/department/${RATED}?period=${today()}`;
  return JSON.parse(await getText(door.house.report.address + path)) as Figures;
}

/** The steps that the citizen's page of a receipt shows. */
async function publicSteps(receipt: string): Promise<string[]> {
  const page = await door.browser.visit();
  await page.goto(`${door.origin}/receipt/${receipt}`);
  const timeline = page.getByTestId('timeline');
  await timeline.waitFor();
  const marks = await timeline.locator('li').all();
  const steps: string[] = [];
  for (const mark of marks) {
    steps.push(((await mark.getAttribute('data-testid')) ?? '').replace('public-step-', ''));
  }
  await page.close();
  return steps;
}

it('a bad rating goes from the hand to its close: the right unit, nobody else, every step told', async () => {
  const before = await ranked();
  const { number, receipt } = await badRating('跑了三趟才办成，请回电13911112222。');
  const unit = await at('li.unit');
  const officer = await at('zhang.county');

  expect(await (await at('wang.other')).finds(number)).toBe(false);
  await unit.openCase(number);
  const caseUrl = unit.page.url();
  await unit.page.getByText('跑了三趟才办成，请回电139******22。').waitFor();
  expect(await unit.page.locator('main').innerText()).not.toContain(MOBILE);
  // Returned, it is no longer the unit's to see.
  door.browser.expect(/404 \(Not Found\).*\/v1\/cases\//);
  await unit.act('return', { write: { 理由: '请核对承办单位' } });

  await officer.openCase(number);
  await officer.page.getByText('待转办').first().waitFor();
  await officer.button('assign').click();
  await officer.dialog.getByLabel('承办单位').fill(RATED);
  await officer.page.getByRole('option').first().click();
  await officer.dialog.getByRole('button', { name: '提交' }).click();
  await officer.dialog.waitFor({ state: 'hidden' });

  await unit.page.goto(caseUrl);
  await unit.act('receive');
  await unit.act('verify', { choose: ['属实'], write: { 核实情况: '窗口没有一次性告知。' } });
  await unit.act('rectify', { write: { 整改情况: '已补发告知单并培训窗口人员。' } });
  await unit.act('answer', { write: { 反馈内容: '已向您致歉，材料清单已更新。' } });

  await officer.page.goto(caseUrl);
  await officer.act('review', { choose: ['通过'] });
  await officer.act('assign-revisit', { select: { 回访人: /张三/ } });
  await officer.page.getByRole('button', { name: /查看.*电话|显示.*电话/ }).click();
  await officer.page.getByText(MOBILE).waitFor();
  await officer.act('revisit', { choose: ['满意'], write: { 回访情况: '评价人表示满意。' } });
  await officer.act('close');
  await officer.page.getByText('已办结').or(officer.page.getByText('办结')).first().waitFor();
  expect(await violationsIn(officer.page)).toEqual([]);
  await picture(officer.page, 'console-case-closed');

  await unit.page.goto(caseUrl);
  await unit.timeline.waitFor();
  expect(await unit.page.locator('main').innerText()).not.toContain(MOBILE);

  expect(await publicSteps(receipt)).toEqual(
    expect.arrayContaining([
      ...['submitted', 'counted', 'case-opened', 'case-assigned', 'case-verified'],
      ...['case-rectified', 'case-answered', 'case-closed'],
    ]),
  );
  await until('the ranking to carry it', async () => (await ranked()).bad === before.bad + 1);
  await until('the loop indicators to carry it', async () => {
    const path = `/v1/loop?by=area&within=${COUNTY}&period=${today()}`;
    const text = await getText(door.house.report.address + path);
    const { total } = JSON.parse(text) as { total: Record<string, { numerator: number }> };
    const rates = ['verified', 'rectified', 'replied', 'revisited', 'satisfied'];
    return rates.every((rate) => (total[rate]?.numerator ?? 0) >= 1);
  });
}, 300_000);

it('one judged malicious is decided by the two right people alone, leaves the score, and comes back', async () => {
  const { number, receipt } = await badRating('同行恶意差评。');
  const counted = await ranked();
  const unit = await at('li.unit2');
  const [county, second, city] = [
    await at('zhang.county2'),
    await at('qian.county2'),
    await at('zhao.city2'),
  ];

  await unit.openCase(number);
  const caseUrl = unit.page.url();
  await unit.act('receive');
  await unit.act('verify', { choose: ['恶意差评'], write: { 核实情况: '该账号当日评价二十次。' } });
  await unit.act('propose', { write: { 认定依据: '附平台日志。' } });
  expect(await unit.button('decide').count()).toBe(0);

  await county.page.goto(caseUrl);
  const yes = { choose: ['同意'], write: { 认定理由: '证据充分' } };
  await county.act('decide', yes);
  await county.button('decide').waitFor({ state: 'detached' });

  // Of the same level as the first: one of the two has to come from above.
  door.browser.expect(/42[0-9] |409 \(Conflict\)|403 \(Forbidden\)/);
  await second.page.goto(caseUrl);
  await second.try('decide', yes);
  await second.dialog.getByText('两人中须有一人来自上一级').waitFor();
  await second.dialog.getByRole('button', { name: '取消' }).click();
  expect((await ranked()).bad).toBe(counted.bad);

  await city.page.goto(caseUrl);
  await city.act('decide', yes);
  await until('the rating to leave the score', async () => {
    const now = await ranked();
    return now.bad === counted.bad - 1 && now.valid === counted.valid - 1;
  });

  const citizen = await door.browser.visit();
  await citizen.goto(`${door.origin}/receipt/${receipt}`);
  await citizen.getByTestId('public-step-excluded').waitFor();
  await citizen.getByRole('button', { name: '对不计入的认定提出异议' }).click();
  await citizen.getByLabel('您的理由').fill('我确实去过三次。');
  await citizen.getByRole('button', { name: '提出异议' }).click();
  await citizen.getByTestId('public-step-objected').waitFor();

  await county.page.goto(`${office.address}/privacy/requests`);
  await county.page.getByRole('row', { name: number }).getByRole('link').first().click();
  await county.page.getByText('我确实去过三次。').waitFor();
  await county.page.getByLabel('处理意见（必填）').fill('评价人提供了取号记录。');
  await county.page.getByRole('button', { name: '同意复核' }).click();
  await county.page.getByRole('button', { name: '同意复核' }).waitFor({ state: 'hidden' });

  // Whoever has decided before does not examine it again.
  await county.page.goto(caseUrl);
  await county.timeline.waitFor();
  expect(await county.button('re-examine').count()).toBe(0);
  const above = await at('zhou.city2');
  const again = { choose: ['同意'], write: { 复核理由: '评价人提供了取号记录' } };
  for (const officer of [second, above]) {
    await officer.page.goto(caseUrl);
    await officer.act('re-examine', again);
  }
  await until('the rating to be back in the score', async () => {
    const now = await ranked();
    return now.bad === counted.bad && now.valid === counted.valid;
  });
  expect(await publicSteps(receipt)).toEqual(
    expect.arrayContaining(['excluded', 'objected', 'restored']),
  );
}, 300_000);
