import type { Page } from 'playwright-core';
import { violationsIn } from '../support/accessibility.js';
import { picture, type Size } from '../support/browser.js';
import { ASKED, CitizenHouse } from '../support/citizen-house.js';
import { HOME } from '../support/events.js';
import { press, RatingPage } from '../support/rating-page.js';

let door: CitizenHouse;

beforeAll(async () => {
  door = await CitizenHouse.open();
}, 300_000);
afterAll(async () => door.close(), 120_000);
afterEach(async () => door.browser.settle());

type Look = (page: Page, state: string) => Promise<void>;

/** The way from the first step to the receipt, with everything that can open or go wrong on it. */
async function walkRating(page: Page, look: Look): Promise<string> {
  const rating = new RatingPage(page);
  await rating.button('下一步').click();
  await page.getByText('请先选择一项。').waitFor();
  await look(page, 'level');
  await rating.choose('非常不满意');
  await rating.button(/^更多/).click();
  await press(rating.tag('服务态度差效率低'));
  await look(page, 'tags');
  await rating.button('下一步').click();
  await rating.write('请打 19900001234 找我');
  await rating.view.getByTestId('numbers-warning').waitFor();
  await look(page, 'review');
  await page.context().setOffline(true);
  await rating.submit.click();
  await page.getByRole('heading', { name: '已保存，联网后自动提交' }).waitFor();
  await look(page, 'offline');
  await page.context().setOffline(false);
  const receipt = await rating.receipt();
  await look(page, 'thanks');
  return receipt;
}

/** Every state of the three pages, each looked at once. */
async function walk(size: Size, mode: string, look: Look): Promise<void> {
  door.browser.expect(/status of (404|410)/, /ERR_INTERNET_DISCONNECTED/);
  const query = mode === '' ? '' : `?mode=${mode}`;
  const [{ url }, handled, late] = [
    await door.invite(),
    await door.invite(ASKED),
    await door.invite(),
  ];
  await door.expire(late.projectNo);
  const page = await door.browser.visit({ size });
  const rating = new RatingPage(page);
  await page.goto(url + query);
  const receipt = await walkRating(page, look);
  await page.goto(url + query);
  await rating.notice('used').waitFor();
  await look(page, 'used');
  await page.goto(late.url + query);
  await rating.notice('expired').waitFor();
  await look(page, 'expired');
  await page.goto(handled.url + query);
  await rating.choose('满意');
  await rating.passOver('tags');
  await rating.step('handler').waitFor();
  await look(page, 'handler');
  await page.goto(`${door.origin}/receipt/${receipt}${query}`);
  await page.getByRole('button', { name: '申请删除个人信息' }).click();
  await look(page, 'receipt');
  await page.goto(`${door.origin}/r/${'A'.repeat(22)}${query}`);
  await rating.notice('unknown').waitFor();
  await look(page, 'unknown');
  await page.goto(`${door.origin}/q/${HOME?.points[0] ?? ''}${query}`);
  await look(page, 'point');
  await page.getByTestId('with-case').click();
  await page.getByRole('button', { name: '查找' }).click();
  await page.getByText('请填写办件编号。').waitFor();
  await look(page, 'find');
}

const SIZES_AND_MODES: readonly [Size, string][] = [
  ['narrow', ''],
  ['narrow', 'large'],
  ['narrow', 'contrast'],
  ['phone', ''],
  ['tablet', 'large,contrast'],
  ['desktop', ''],
];

it.each(SIZES_AND_MODES)(
  'on a %s screen, mode "%s": axe finds nothing, and nothing runs over the edge',
  async (size, mode) => {
    const found: string[] = [];
    await walk(size, mode, async (page, state) => {
      found.push(...(await violationsIn(page)).map((violation) => `${state}: ${violation}`));
      const over = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      if (over > 0) found.push(`${state}: ${over} px over the edge`);
      await picture(page, [size, mode.replace(',', '-'), state].filter(Boolean).join('-'));
    });
    expect(found).toEqual([]);
  },
  180_000,
);

/** What has the focus, as assistive technology would say it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(`(() => {
    if (document.activeElement === document.body) return 'nothing';
    const { localName, type, innerText, labels, ariaLabel } = document.activeElement;
    const name = ariaLabel ?? labels?.[0]?.innerText ?? innerText;
    return [type ?? localName, name.trim()].join(' ');
  })()`);

/** Moves on with Tab until the focus is where the name says. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  while (!(await focused(page)).includes(name)) {
    passed.push(await focused(page));
    if (passed.length > 30) throw new Error(`no ${name} among ${passed.join(', ')}`);
    await page.keyboard.press('Tab');
  }
}

it('the keyboard alone goes the whole way, and the focus follows each step to its heading', async () => {
  const { url, projectNo } = await door.invite();
  const page = await door.browser.visit({ size: 'desktop' });
  await page.goto(url);
  await tabTo(page, '非常满意');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, '下一步');
  await page.keyboard.press('Enter');
  await page.getByTestId('step-tags').waitFor();
  expect(await focused(page)).toBe('h2 哪些地方让您满意？');
  await tabTo(page, '填写一张表单就可完成申报');
  await page.keyboard.press('Space');
  await tabTo(page, '下一步');
  await page.keyboard.press('Enter');
  await page.getByTestId('step-review').waitFor();
  expect(await focused(page)).toBe('h2 还有什么想说的？');
  await tabTo(page, '您的意见或建议');
  await page.keyboard.insertText('很好');
  await tabTo(page, '提交评价');
  await page.keyboard.press('Enter');
  await page.getByTestId('thanks').waitFor();
  expect(await focused(page)).toBe('h2 谢谢您的评价');
  await tabTo(page, '查看评价进展');
  expect(await door.counted(projectNo)).toMatchObject([{ level: 4, tags: ['406'], channel: 1 }]);
}, 180_000);

it('tells a screen reader each step: what is asked, what can be chosen, what is wrong', async () => {
  const { url } = await door.invite();
  const page = await door.browser.visit({ size: 'desktop' });
  await page.goto(url);
  const rating = new RatingPage(page);
  await rating.button('下一步').click();
  const level = await rating.step('level').ariaSnapshot();
  for (const line of [
    '- heading "您对这次服务满意吗？" [level=2]',
    '- radiogroup "您对这次服务满意吗？"',
    '- radio "非常满意"',
    '- radio "非常不满意"',
    '- alert',
  ]) {
    expect(level).toContain(line);
  }
  expect(level).not.toContain('[checked]');
  await rating.choose('不满意');
  const tags = await rating.step('tags').ariaSnapshot();
  expect(tags).toContain('- group "哪些地方让您不满意？"');
  expect(tags.match(/- checkbox/g)).toHaveLength(3);
  await rating.passOver('tags');
  const review = await rating.step('review').ariaSnapshot();
  expect(review).toContain('- textbox "您的意见或建议"');
  expect(review).toContain('- button "提交评价"');
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
}, 180_000);
