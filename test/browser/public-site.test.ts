import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { Browser } from '../support/browser.js';
import { MadePublications } from '../support/made-publications.js';
import { jiangxi, MadeSite } from '../support/made-site.js';
import { faultsOfPage } from '../support/page-looks.js';
import { until } from '../support/until.js';

const CITY = '360100';

let browser: Browser;
let site: MadeSite;
let origin: string;
let department: string;

beforeAll(async () => {
  browser = await Browser.open();
  const province = jiangxi();
  department = province.departments.find(({ areaCode }) => areaCode === CITY)?.code ?? '';
  const publications = new MadePublications(province);
  for (const month of [1, 2, 3, 4, 5]) publications.publish(month);
  publications.publish(5, 5);
  site = await MadeSite.open(publications);
  origin = await site.listen();
}, 300_000);
afterAll(async () => {
  await browser.close();
  await site.close();
}, 120_000);
afterEach(() => browser.settle());

/** Every kind of page, by a name. */
const pages = (): Readonly<Record<string, string>> => ({
  province: '/',
  city: `/areas/${CITY}`,
  department: `/departments/${department}`,
  ranking: '/rankings',
  cities: '/rankings?subject=area&level=city',
  search: '/rankings?q=%E7%A8%8E%E5%8A%A1',
  publications: '/publications',
  publication: '/publications/6',
  corrected: '/publications/5',
  method: '/method',
  'open-data': '/open-data',
  missing: '/nothing',
});

/** A page in which no script runs, not even one that a page would bring. */
const visit = (): Promise<Page> =>
  browser.visit({ size: 'desktop', context: { javaScriptEnabled: false } });

/** Notes what moves after it was shown, and what the policy refused. */
const WATCH = `
  window.shifts = [];
  window.refused = [];
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.shifts.push(value);
  }).observe({ type: 'layout-shift', buffered: true });
  addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
    window.refused.push(violatedDirective);
  });`;

it.each([
  ['', ''],
  ['large,contrast', 'both-'],
])(
  'mode "%s": on every page axe finds nothing, and nothing runs over the edge of any screen',
  async (mode, prefix) => {
    browser.expect(/status of 404/);
    const page = await browser.visit({ size: 'desktop' });
    const faults: string[] = [];
    for (const [name, path] of Object.entries(pages())) {
      const query = mode === '' ? '' : `${path.includes('?') ? '&' : '?'}mode=${mode}`;
      await page.goto(origin + path + query);
      const found = await faultsOfPage(page, `public-${prefix}${name}`);
      faults.push(...found.map((fault) => `${name}: ${fault}`));
    }
    expect(faults).toEqual([]);
  },
  300_000,
);

it.each(['phone', 'desktop'] as const)(
  'on a %s nothing moves once it is shown, and the policy has nothing to refuse',
  async (size) => {
    browser.expect(/status of 404/);
    const page = await browser.visit({ size, init: WATCH });
    for (const path of Object.values(pages())) {
      await page.goto(origin + path, { waitUntil: 'load' });
      await sleep(200);
      expect(await page.evaluate('window.shifts')).toEqual([]);
      expect(await page.evaluate('window.refused')).toEqual([]);
      expect(await page.evaluate('performance.getEntriesByType("resource").length')).toBeLessThan(
        4,
      );
    }
    expect(await page.context().cookies()).toEqual([]);
  },
  180_000,
);

it('without scripts a citizen gets from the province to a department, and to what it rests on', async () => {
  const page = await visit();
  await page.goto(origin);
  const areas = page.getByRole('region', { name: '下辖地区' });
  expect(await areas.getByRole('row').count()).toBe(1 + 11 + 1);
  await areas.getByRole('link', { name: '南昌市', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '南昌市' }).waitFor();
  await page.getByRole('link', { name: /^全部 \d+ 个部门的排名$/ }).click();
  await page.getByLabel('名称').fill('税务');
  await page.getByRole('button', { name: '查找' }).click();
  const rows = page.getByRole('region', { name: '部门排名' }).getByRole('row');
  await rows.nth(1).getByRole('link').click();
  expect(await page.locator('h1').innerText()).toContain('税务');
  await page.getByRole('link', { name: '第6号公示' }).click();
  await page.getByText('核验通过：这一期与发布时一字不差。').waitFor();
}, 120_000);

it('without scripts large type and high contrast go along from page to page', async () => {
  const page = await visit();
  await page.goto(origin);
  await page.getByRole('link', { name: '大字版' }).click();
  await page.getByRole('link', { name: '高对比' }).click();
  await page.getByRole('link', { name: '排名', exact: true }).click();
  await page.getByRole('button', { name: '查找' }).click();
  const html = page.locator('html');
  expect(await html.getAttribute('data-size')).toBe('large');
  expect(await html.getAttribute('data-contrast')).toBe('high');
  expect(page.url()).toContain('mode=large');
  await page.getByRole('link', { name: '恢复标准显示' }).click();
  expect(await html.getAttribute('data-size')).toBe('normal');
}, 120_000);

it('shows n beside every rate, and grey with words what is not to be praised', async () => {
  const page = await visit();
  await page.goto(`${origin}/rankings?level=county`);
  const cells = page.locator('td.rate:has(.mark), td.is-good, td.is-pale');
  expect(await cells.count()).toBeGreaterThan(0);
  for (const rate of await page.locator('tbody tr').all()) {
    const cell = rate.locator('td.rate').first();
    expect(await cell.innerText()).toMatch(/n=[\d,—（不公布）]+/);
    const isPale = ((await cell.getAttribute('class')) ?? '').includes('is-pale');
    expect(await cell.locator('.mark').count()).toBe(isPale ? 1 : 0);
  }
}, 120_000);

it('tells a screen reader what a chart shows, and has its numbers in the table beside it', async () => {
  const page = await visit();
  await page.goto(origin);
  for (const name of ['各地区的好评率和 95% 区间', '各级评价的条数', '好评率和主动评价率的走势']) {
    const chart = page.getByRole('img', { name });
    expect(await chart.count()).toBe(1);
  }
  const trend = page.getByRole('region', { name: '历次公示' });
  expect(await trend.getByRole('row').count()).toBe(6);
}, 120_000);

/** What has the focus, as a reader would name it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(
    '(document.activeElement.ariaLabel ?? document.activeElement.innerText ?? "").trim()',
  );

it('can be used with the keyboard alone: past the navigation, through a table, to a search', async () => {
  const page = await browser.visit({ size: 'phone' });
  await page.goto(`${origin}/rankings`);
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('跳到正文');
  await page.keyboard.press('Enter');
  const passed: string[] = [];
  while (!(await focused(page)).startsWith('市级部门排名')) {
    passed.push(await focused(page));
    if (passed.length > 15) throw new Error(`no table among ${passed.join(', ')}`);
    await page.keyboard.press('Tab');
  }
  expect(passed).not.toContain('首页');
  expect(passed).toContain('查找');
  const scrolled = () => page.evaluate<number>('document.activeElement.scrollLeft');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  // The page's own policy refuses what would wait inside of it.
  await until('the table is scrolled', async () => (await scrolled()) > 0);
}, 120_000);
