import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { requestId } from '#shared/contract/citizen-storage.js';
import { codeId } from '#shared/crypto/citizen-codes.js';
import { ASKED, CitizenHouse } from '../support/citizen-house.js';
import { rating } from '../support/events.js';
import { Office } from '../support/office.js';
import { faultsOfPage } from '../support/page-looks.js';
import { until } from '../support/until.js';

let door: CitizenHouse;
let office: Office;
/** Made up: nobody has them. */
const MOBILE = '19900009876';
const OTHER_MOBILE = '19900005432';

beforeAll(async () => {
  door = await CitizenHouse.open({ console: true });
  office = await Office.of(door, [
    { username: 'zhang.county', name: '张三', role: 'officer', scope: '360829' },
    { username: 'qian.county', name: '钱五', role: 'officer', scope: '360829' },
    { username: 'feng.county', name: '冯六', role: 'officer', scope: '360829' },
    { username: 'chen.county', name: '陈七', role: 'officer', scope: '360829' },
    { username: 'chu.county', name: '褚八', role: 'officer', scope: '360829' },
    { username: 'jiang.county', name: '蒋九', role: 'officer', scope: '360829' },
  ]);
}, 300_000);
afterAll(async () => door.close(), 120_000);
afterEach(async () => door.browser.settle());

/** A bad rating by somebody who left a number; the number of its service. */
async function badRating(mobile: string): Promise<string> {
  const event = rating({ ...ASKED, satisfaction: 1, evalDetail: ['108'], mobile });
  const { status } = await door.house.client.post('NET', '/v1/ratings', JSON.stringify(event));
  expect(status).toBe(202);
  const projectNo = String(event['projectNo']);
  await door.counted(projectNo);
  return projectNo;
}

async function caseOf(projectNo: string): Promise<string> {
  const cases = door.house.db.collection<{ listing: { number: string; code: string } }>('cases');
  const found = await until(`the case of ${projectNo}`, async () => {
    return (await cases.findOne({ 'listing.number': projectNo })) ?? undefined;
  });
  return found.listing.code;
}

/** Where a page may leave something behind. */
const traces = async (page: Page): Promise<string> =>
  page.url() +
  (await page.evaluate<string>('JSON.stringify([{...sessionStorage}, {...localStorage}])'));

it('shows a number only once somebody else approved it, counts down, and keeps it nowhere', async () => {
  const code = await caseOf(await badRating(MOBILE));
  const [asker, other] = [await office.arrive('zhang.county'), await office.arrive('qian.county')];
  await asker.goto(`${office.address}/cases/${code}`);
  await asker.getByRole('button', { name: '申请查看个人信息' }).click();
  await asker.getByRole('checkbox', { name: '手机号' }).check();
  await asker.getByLabel('理由').fill('电话核实办理经过');
  await asker.getByRole('button', { name: '提交申请' }).click();
  await asker.getByRole('link', { name: '查看我的申请' }).click();
  await asker.getByRole('rowheader').getByRole('link').first().click();
  await asker.getByText('电话核实办理经过').waitFor();
  // Nobody approves what he asked for.
  expect(await asker.getByRole('heading', { name: '审批' }).count()).toBe(0);

  await other.goto(`${office.address}/privacy/reveals`);
  await other.getByText('待您审批').waitFor();
  expect(await faultsOfPage(other, 'console-reveals')).toEqual([]);
  await other.getByRole('rowheader').getByRole('link').first().click();
  await other.getByLabel('审批意见').fill('同意');
  await other.getByLabel('批准后可查看的小时数').fill('2');
  expect(await faultsOfPage(other, 'console-reveal-decide')).toEqual([]);
  await other.getByRole('button', { name: '批准', exact: true }).click();
  await other.getByText('已批准').waitFor();

  await asker.reload();
  await asker.getByRole('button', { name: '查看（记入审计）' }).click();
  await asker.getByRole('cell', { name: MOBILE }).waitFor();
  await asker.getByText(/剩余 1 小时 59 分/).waitFor();
  expect(await traces(asker)).not.toContain(MOBILE);
  expect(await faultsOfPage(asker, 'console-reveal-open')).toEqual([]);
  await asker.getByRole('button', { name: '收起' }).click();
  expect(await asker.content()).not.toContain(MOBILE);
}, 180_000);

it('finds a person by number, masked, and erases once a second person approves', async () => {
  await badRating(OTHER_MOBILE);
  const [asker, other] = [await office.arrive('feng.county'), await office.arrive('chen.county')];
  await asker.goto(`${office.address}/privacy/persons`);
  await asker.getByLabel('手机号').fill(OTHER_MOBILE);
  await asker.getByLabel('理由（必填）').fill('本人到场申请');
  await asker.getByRole('button', { name: '查找' }).click();
  await asker.getByRole('heading', { name: '查到 1 条评价' }).waitFor();
  expect(await asker.getByRole('table').first().innerText()).not.toContain(OTHER_MOBILE);
  expect(await traces(asker)).not.toContain(OTHER_MOBILE);
  expect(await faultsOfPage(asker, 'console-person')).toEqual([]);

  await asker.getByRole('button', { name: '导出全部信息' }).click();
  const download = asker.waitForEvent('download');
  await asker.getByRole('dialog').getByLabel('理由').fill('交给本人');
  await asker.getByRole('dialog').getByRole('button', { name: '导出' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain(OTHER_MOBILE);

  await asker.getByRole('button', { name: '申请删除' }).click();
  await asker.getByRole('dialog').getByLabel('理由').fill('本人要求');
  await asker.getByRole('dialog').getByRole('button', { name: '提出申请' }).click();
  await asker.getByRole('heading', { name: '申请删除个人信息' }).waitFor();

  await other.goto(asker.url());
  await other.getByLabel('审批意见').fill('核对无误');
  await other.getByRole('button', { name: '批准删除' }).click();
  await until('the data is erased', async () => {
    await other.reload();
    await other.getByRole('heading', { name: '申请删除个人信息' }).waitFor();
    return (await other.getByText('已完成').count()) > 0;
  });
  await asker.goto(`${office.address}/privacy/persons`);
  await asker.getByLabel('手机号').fill(OTHER_MOBILE);
  await asker.getByLabel('理由（必填）').fill('复核');
  await asker.getByRole('button', { name: '查找' }).click();
  await asker.getByText('没有此人的信息').waitFor();
}, 240_000);

it('decides what a citizen asked for, and the list of what is open is empty again', async () => {
  const [row] = await door.ratingsOf(await badRating(MOBILE));
  const subject = { kind: 'erasure', ratingKey: String(row?.['_id']) } as const;
  const id = requestId(subject);
  const requests = door.house.db.collection<{ _id: string }>('citizen_requests');
  const place = { deptCode: ASKED['deptCode'], areaCode: ASKED['areaCode'] };
  const told = { ...place, state: 'open', askedAt: new Date() };
  await requests.insertOne({ _id: id, code: codeId(id), ...subject, ...told } as { _id: string });

  const page = await office.arrive('chu.county');
  await page.goto(`${office.address}/privacy/requests`);
  await page.getByRole('rowheader').getByRole('link').waitFor();
  expect(await faultsOfPage(page, 'console-requests')).toEqual([]);
  await page.getByRole('rowheader').getByRole('link').click();
  await page.getByText('未写理由').waitFor();
  await page.getByLabel('处理意见').fill('依法删除');
  expect(await faultsOfPage(page, 'console-request')).toEqual([]);
  await page.getByRole('button', { name: '同意并删除' }).click();
  await page.getByText('已同意').waitFor();
  await page.goto(`${office.address}/privacy/requests`);
  await page.getByText('没有符合条件的申请').waitFor();
}, 180_000);

it('hands out a link to rows that is good for one download', async () => {
  const page = await office.arrive('jiang.county');
  await page.goto(`${office.address}/privacy/exports`);
  await page.getByRole('combobox', { name: '内容' }).selectOption('ratings');
  await page.getByRole('button', { name: '生成下载链接' }).click();
  const link = page.getByRole('link', { name: 'CSV' });
  await link.waitFor();
  const workbook = (await page.getByRole('link', { name: 'Excel' }).getAttribute('href')) ?? '';
  expect(await faultsOfPage(page, 'console-export')).toEqual([]);
  const address = (await link.getAttribute('href')) ?? '';
  const first = await fetch(address);
  expect(first.status).toBe(200);
  expect(await first.text()).toContain('360829');
  for (const used of [address, workbook]) expect((await fetch(used)).status).not.toBe(200);
}, 180_000);
