import { violationsIn } from '../support/accessibility.js';
import { picture } from '../support/browser.js';
import { CitizenHouse } from '../support/citizen-house.js';
import { Office } from '../support/office.js';

let door: CitizenHouse;
let office: Office;

beforeAll(async () => {
  door = await CitizenHouse.open({ console: true });
  office = await Office.of(door, [
    { username: 'zhang.county', name: '张三', role: 'officer', scope: '360829' },
    { username: 'sun.security', name: '孙八', role: 'security-admin', scope: '360000' },
    { username: 'wu.tablet', name: '吴九', role: 'officer', scope: '360800' },
  ]);
}, 300_000);
afterAll(async () => door.close(), 120_000);
afterEach(async () => door.browser.settle());

it('lets nobody in with a wrong password, and says not whether the name exists', async () => {
  const page = await door.browser.visit({ size: 'desktop' });
  door.browser.expect(/401 \(Unauthorized\)/);
  await page.goto(`${office.address}/cases`);
  const said: string[] = [];
  for (const name of ['zhang.county', 'nobody.at.all']) {
    await page.getByLabel('用户名').fill(name);
    await page.getByLabel('密码', { exact: true }).fill('Wrong-password-1');
    await page.getByRole('button', { name: '登录' }).click();
    const alert = page.getByRole('alert').filter({ hasText: '不正确' });
    await alert.waitFor();
    said.push(await alert.innerText());
    await page.reload();
  }
  expect(said[0]).toBe(said[1]);
  expect(await violationsIn(page)).toEqual([]);
  await picture(page, 'console-sign-in');
}, 120_000);

it('takes a first sign-in through its duties to the start page, and back to where a link led', async () => {
  const page = await office.arrive('zhang.county');
  expect(await page.getByRole('banner').innerText()).toContain('张三');
  expect(await violationsIn(page)).toEqual([]);
  await picture(page, 'console-start');
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByLabel('用户名').waitFor();
  await page.goto(`${office.address}/cases`);
  await page.getByLabel('用户名').waitFor();
  expect(new URL(page.url()).searchParams.get('to')).toBe('/cases');
}, 120_000);

it('shows an administrator no page about cases or ratings, not even by its address', async () => {
  const page = await office.arrive('sun.security');
  const menu = await page.getByRole('navigation', { name: '主菜单' }).innerText();
  expect(menu).toContain('用户');
  expect(menu).not.toMatch(/差评|办件|排名|待办/);
  await page.goto(`${office.address}/cases`);
  await page.getByText('您的角色不能查看此页').waitFor();
}, 120_000);

it('asks to sign in again when the session was ended elsewhere', async () => {
  const page = await office.arrive('wu.tablet', 'tablet');
  await door.house.db.collection('sessions').deleteMany({});
  await page.reload();
  await page.getByLabel('用户名').waitFor();
}, 120_000);
