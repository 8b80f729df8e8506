import { CitizenHouse } from '../support/citizen-house.js';
import { Office } from '../support/office.js';
import { faultsOfPage } from '../support/page-looks.js';

let door: CitizenHouse;
let office: Office;

beforeAll(async () => {
  door = await CitizenHouse.open({ console: true });
  office = await Office.of(door, [
    { username: 'qian.system', name: '钱二', role: 'system-admin', scope: '360000' },
    { username: 'wu.system', name: '吴八', role: 'system-admin', scope: '360000' },
    { username: 'sun.security', name: '孙三', role: 'security-admin', scope: '360000' },
    { username: 'zhou.county', name: '周五', role: 'officer', scope: '360829' },
  ]);
}, 300_000);
afterAll(async () => door.close(), 120_000);
afterEach(async () => door.browser.settle());

it('lets the system administrator make, move and disable an account, and grant nothing', async () => {
  const page = await office.arrive('qian.system');
  await page
    .getByRole('navigation', { name: '主菜单' })
    .getByRole('link', { name: '用户' })
    .click();
  await page.getByRole('link', { name: 'zhou.county' }).waitFor();
  expect(await faultsOfPage(page, 'console-users')).toEqual([]);

  await page.getByRole('button', { name: '新建用户' }).click();
  const dialog = page.getByRole('dialog', { name: '新建用户' });
  await dialog.getByLabel('用户名').fill('zhou.county');
  await dialog.getByLabel('姓名').fill('郑七');
  const area = dialog.getByRole('combobox', { name: '工作地区' });
  await area.fill('360829');
  await dialog.getByRole('listbox').getByRole('option').first().click();
  expect(await faultsOfPage(page, 'console-user-new')).toEqual([]);
  door.browser.expect(/409 \(Conflict\).*\/v1\/users/);
  await dialog.getByRole('button', { name: '创建' }).click();
  await dialog.getByText('用户名已被使用').waitFor();
  // What was typed is still there.
  await dialog.getByLabel('用户名').fill('zheng.seven');
  await dialog.getByRole('button', { name: '创建' }).click();
  const password = await page.getByLabel('初始密码', { exact: true }).inputValue();
  expect(password.length).toBeGreaterThanOrEqual(12);
  await page.getByRole('button', { name: '我已记下' }).click();

  await page.getByRole('heading', { name: '郑七（zheng.seven）' }).waitFor();
  expect(await page.content()).not.toContain(password);
  expect(await page.getByRole('button', { name: '授予角色' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: '结束全部会话' }).count()).toBe(0);
  await page.getByRole('button', { name: '停用账号' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '停用账号' }).click();
  await page.getByRole('button', { name: '启用账号' }).waitFor();
  expect(await faultsOfPage(page, 'console-user')).toEqual([]);
}, 180_000);

it('lets the security administrator grant roles and end sessions, and make no account', async () => {
  const page = await office.arrive('sun.security');
  await page.goto(`${office.address}/users?text=zhou.county`);
  await page.getByRole('link', { name: 'zhou.county' }).click();
  await page.getByRole('heading', { name: '周五（zhou.county）' }).waitFor();
  for (const name of ['修改资料', '重置密码', '停用账号', '移交在办事项']) {
    expect(await page.getByRole('button', { name }).count()).toBe(0);
  }
  await page.getByRole('button', { name: '授予角色' }).click();
  const dialog = page.getByRole('dialog', { name: '授予角色' });
  await dialog.getByRole('button', { name: '添加角色' }).click();
  const role = dialog.getByRole('group', { name: '第 2 项角色' });
  await role.getByRole('combobox', { name: '角色' }).selectOption('audit-admin');
  await role.getByRole('combobox', { name: '范围' }).fill('360829');
  await role.getByRole('listbox').getByRole('option').first().click();
  expect(await faultsOfPage(page, 'console-user-grants')).toEqual([]);
  door.browser.expect(/422 \(Unprocessable Entity\).*\/grants/);
  await dialog.getByRole('button', { name: '保存授权' }).click();
  await dialog.getByText('角色与范围不能这样组合').waitFor();
  await role.getByRole('combobox', { name: '角色' }).selectOption('supervisor');
  await dialog.getByRole('button', { name: '保存授权' }).click();
  await page.getByText('社会监督员 ·').waitFor();
}, 180_000);

it('adds an address for notices, whose secret is shown once, and takes it away again', async () => {
  const page = await office.arrive('wu.system');
  await page.goto(`${office.address}/webhooks`);
  await page.getByText('还没有通知地址').waitFor();
  await page.getByRole('button', { name: '新增地址' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('地址', { exact: true }).fill('http://oa.example.gov.cn/hooks');
  door.browser.expect(/422 \(Unprocessable Entity\).*\/webhooks/);
  await dialog.getByRole('button', { name: '新增' }).click();
  await dialog.getByText('地址：须以 https:// 开头').waitFor();
  await dialog.getByLabel('地址', { exact: true }).fill('https://oa.example.gov.cn/hooks');
  expect(await faultsOfPage(page, 'console-webhook-new')).toEqual([]);
  await dialog.getByRole('button', { name: '新增' }).click();
  const secret = await page.getByLabel('签名密钥', { exact: true }).inputValue();
  expect(secret).toMatch(/^whsec_/);
  expect(await faultsOfPage(page, 'console-webhooks')).toEqual([]);
  await page.getByRole('button', { name: '我已记下' }).click();
  expect(await page.content()).not.toContain(secret);
  await page.getByRole('button', { name: '删除 https://oa.example.gov.cn/hooks' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await page.getByText('还没有通知地址').waitFor();
}, 180_000);
