import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { accessibleNames } from '../support/accessibility.js';
import { CitizenHouse } from '../support/citizen-house.js';
import { RatingPage } from '../support/rating-page.js';
import { until } from '../support/until.js';

let door: CitizenHouse;

beforeAll(async () => {
  door = await CitizenHouse.open();
}, 300_000);
afterAll(async () => door.close(), 120_000);
afterEach(async () => door.browser.settle());

interface Heard {
  readonly name?: string;
  readonly detail?: unknown;
  readonly data?: unknown;
  readonly origin?: string;
}
const heardBy = (page: Page): Promise<Heard[]> => page.evaluate<Heard[]>('window.heard');
const eventsOn = async (page: Page) => (await heardBy(page)).flatMap(({ name }) => name ?? []);

async function framedIn(page: Page, at = door.host.origin): Promise<RatingPage> {
  await page.goto(at);
  return new RatingPage(await door.frameIn(page));
}

it('a host can neither read the frame nor learn the level or the receipt', async () => {
  const { token } = await door.invite();
  door.embed(token, '', 'inline');
  const page = await door.browser.visit({ size: 'desktop' });
  const rating = await framedIn(page);
  const receipt = await rating.rate('非常不满意');
  const reads = `['document', 'localStorage', 'hcp'].map((name) => {
    try { return String(window.theirs[name]) } catch (error) { return error.name }
  })`;
  expect(await page.evaluate(reads)).toEqual(['SecurityError', 'SecurityError', 'SecurityError']);
  expect(await page.evaluate('document.querySelector("hcp-rating").shadowRoot')).toBeNull();
  const heard = await heardBy(page);
  expect(heard.filter(({ name }) => name !== undefined)).toEqual([{ name: 'rated', detail: null }]);
  const messages = heard.filter(({ data }) => data !== undefined);
  expect(new Set(messages.map(({ origin }) => origin))).toEqual(new Set([door.origin]));
  const said = messages.map(({ data }) => JSON.stringify(data).replace(/\d+/, 'n'));
  expect(new Set(said)).toEqual(
    new Set(['{"hcp":"ready"}', '{"hcp":"size","height":n}', '{"hcp":"rated"}']),
  );
  expect(JSON.stringify(heard)).not.toContain(receipt);
}, 180_000);

it('the styles of a host stay outside, and it leaves no name behind in the page', async () => {
  const { token } = await door.invite();
  const loud = '<style>* { color: rgb(1, 2, 3) !important; font-size: 99px !important }</style>';
  const page = await door.browser.visit({ size: 'desktop' });
  const looks: string[] = [];
  for (const style of ['', loud]) {
    door.embed(token, style, 'inline');
    const rating = await framedIn(page);
    await rating.step('level').waitFor();
    looks.push(
      await rating.view.evaluate<string>(
        '(({ color, fontSize }) => `${color} ${fontSize}`)(getComputedStyle(document.querySelector("h2")))',
      ),
    );
  }
  expect(looks[1]).toBe(looks[0]);
  const left = await page.evaluate<string[]>(
    'Object.keys(window).filter((n) => /hcp|rating/i.test(n))',
  );
  expect(left).toEqual([]);
}, 180_000);

it('no forged message raises an event', async () => {
  const { token } = await door.invite();
  const other = `<iframe id="other" src="${door.host.otherOrigin}/posts-rated"></iframe>`;
  door.host.also('/posts-rated', '<script>parent.postMessage({ hcp: "rated" }, "*")</script>');
  door.embed(token, other, 'inline');
  const page = await door.browser.visit({ size: 'desktop' });
  const rating = await framedIn(page);
  await rating.step('level').waitFor();
  await page.evaluate(`for (const hcp of ['rated', 'closed']) {
    window.postMessage({ hcp }, '*');
    window.postMessage(JSON.stringify({ hcp }), '*');
    document.querySelector('hcp-rating').dispatchEvent(new MessageEvent('message', { data: { hcp } }));
    window.dispatchEvent(new MessageEvent('message', { data: { hcp }, origin: ${JSON.stringify(door.origin)} }));
  }`);
  // Of the right window and origin, but nothing that our page says.
  await rating.view
    .evaluate(`for (const data of ['rated', ['rated'], { hcp: 'rate' }, { hcp: 'size', height: -1 }, null])
    parent.postMessage(data, '*')`);
  await until('the forged messages to arrive', async () => {
    const heard = await heardBy(page);
    const from = (origin: string) => heard.filter((one) => one.origin === origin).length;
    return from(door.host.otherOrigin) >= 1 && heard.some(({ data }) => data === null);
  });
  expect(await eventsOn(page)).toEqual([]);
  expect(await rating.step('level').isVisible()).toBe(true);
}, 180_000);

it('a wrong origin cannot frame the page, and gets a plain link instead', async () => {
  const { token, url } = await door.invite();
  door.browser.expect(/frame-ancestors/, /ERR_BLOCKED_BY_RESPONSE/);
  door.embed(token, '', 'inline');
  const page = await door.browser.visit({ size: 'desktop' });
  await page.goto(door.host.otherOrigin);
  await until('the link', async () =>
    (await accessibleNames(page)).some((n) => n.includes('在新窗口中评价')),
  );
  expect(page.frames().filter((frame) => frame.url().startsWith(door.origin))).toEqual([]);
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    page.keyboard.press('Tab').then(() => page.keyboard.press('Enter')),
  ]);
  await new RatingPage(opened).step('level').waitFor();
  expect(opened.url()).toBe(url);
}, 180_000);

it.each([
  [
    'a cover over it',
    '<div id="trick" style="position:fixed;inset:0;background:#fff;pointer-events:none">抽奖</div>',
  ],
  ['opacity', '<style id="trick">hcp-rating { opacity: 0.01 }</style>'],
  ['a distortion', '<style id="trick">hcp-rating { transform: scaleX(0.97) }</style>'],
])(
  'under %s nothing is submitted, and the page says so',
  async (_, trick) => {
    const { token, projectNo } = await door.invite();
    door.embed(token, trick, 'inline');
    const page = await door.browser.visit({ size: 'desktop' });
    let posts = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/v1/citizen/ratings')) posts += 1;
    });
    const rating = await framedIn(page);
    await rating.choose('非常满意');
    await rating.passOver('tags');
    await until(
      'the page to say that it is covered',
      async () => {
        if (posts > 0 || (await rating.view.getByTestId('covered').isVisible())) return true;
        await rating.submit.click({ timeout: 5_000 }).catch(() => undefined);
        await sleep(500);
        return false;
      },
      90_000,
    );
    expect(posts).toBe(0);
    await page.evaluate('document.querySelector("#trick").remove()');
    await until('the page to be seen', async () => {
      if (await rating.view.getByTestId('receipt').isVisible()) return true;
      await rating.submit.click({ timeout: 1_000 });
      return false;
    });
    expect(await door.counted(projectNo)).toHaveLength(1);
  },
  180_000,
);
