import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { HOME } from '../support/events.js';
import { hcp, testFolder, type TestFolder } from '../support/hcp-command.js';
import { IngestUnderTest } from '../support/ingest.js';
import { TopicReader } from '../support/topic-reader.js';

jest.setTimeout(180_000);

const HEADER =
  '序号,工单编号,区划代码,部门代码,事项编码,第几次服务,满意度,评价时间,评价标签,评价内容,姓名,手机号码,追评';
const NAME = '欧阳测试';
const MOBILE = '19900004321';

const good = {
  level: '不满意',
  deptCode: HOME?.code ?? '',
  time: '2026/3/9 9:05',
  tags: '214',
  round: '否',
};

/** A row of two lines, some of its cells replaced. */
function row(projectNo: string, cells: Partial<typeof good> = {}): string {
  const { level, deptCode, time, tags, round } = { ...good, ...cells };
  const place = [projectNo, HOME?.area, deptCode, HOME?.items[0], '1'];
  return ['1', ...place, level, time, tags, '"很慢,\n很冷"', NAME, MOBILE, round].join(',');
}

describe('hcp import ratings, against a real ingest', () => {
  let ingest: IngestUnderTest;
  let folder: TestFolder;

  beforeAll(async () => {
    [ingest, folder] = [await IngestUnderTest.start('hotline'), await testFolder()];
  });

  afterAll(async () => {
    await folder.remove();
    await ingest.stop();
  });

  const importRatings = (file: string, ...more: string[]) =>
    hcp(
      ['import', 'ratings', file, '--source', 'GUEST', '--url', ingest.service.address, ...more],
      { HCP_SECRET: ingest.secrets.get('GUEST') ?? '', MONGODB_URI: ingest.database.uri },
    );

  it('takes a second run for what it is: the same keys again', async () => {
    const run = `RX-${Date.now()}`;
    const rows = Array.from({ length: 520 }, (_, n) => row(`${run}-${n}`));
    const again = row(`${run}-0`, {
      level: '满意',
      time: '2026-03-20 10:00:00',
      tags: '',
      round: '是',
    });
    const file = await folder.write('export.csv', [HEADER, ...rows, again]);
    const reader = await TopicReader.fromNowOn();
    for (let i = 0; i < 2; i += 1) {
      expect(await importRatings(file, '--space', 'CASES')).toEqual({
        code: 0,
        stdout: 'accepted=521 rejected=0\n',
        stderr: '',
      });
    }
    const sent = await reader.messages(({ text }) => text.includes(run));
    const keys = sent.map(({ value }) =>
      JSON.stringify([value['projectNo'], value['assessNumber'], value['space']]),
    );
    expect(keys).toHaveLength(1042);
    expect(new Set(keys).size).toBe(521);
    const first = sent.find(({ value }) => value['projectNo'] === `${run}-1`);
    expect(first?.headers['source']).toBe('GUEST');
    expect(first?.value).toMatchObject({
      satisfaction: 2,
      pf: 6,
      space: 'CASES',
      assessTime: '2026-03-09T09:05:00+08:00',
      evalDetail: ['214'],
      door: 'forwarded',
    });
    expect(sent.some(({ text }) => text.includes(NAME) || text.includes(MOBILE))).toBe(false);
  });

  it('names every bad row by line, column and rule, lets the others in, and ends with 1', async () => {
    const file = await folder.write('bad.csv', [
      HEADER,
      row('A1'),
      row('A2', { level: '一般' }),
      row('A3', { deptCode: 'NOBODY' }),
      row('A4', { tags: '517' }),
      row(''),
      row('A5'),
    ]);
    const { code, stdout, stderr } = await importRatings(file);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/^bad.csv line 4, 满意度: is none of 1 to 5, /),
      'bad.csv line 10, 工单编号: is empty',
      'bad.csv line 6, 部门代码: unknown-department (the registry has no such department)',
      'bad.csv line 8, 评价标签: tag-of-other-level (the tag belongs to another level)',
      'accepted=2 rejected=4',
    ]);
    expect(stdout).not.toMatch(new RegExp(`${NAME}|${MOBILE}|很慢`));
  });

  it('reads GB 18030, and a byte order mark, and takes the channel of an SMS gateway', async () => {
    // 工单编号 … in GB 18030, where the header is all that is not ASCII.
    const run = `SMS-${Date.now()}`;
    const header = Buffer.from(
      'b9a4b5a5b1e0bac52cc7f8bbaeb4fac2eb2cb2bfc3c5b4fac2eb2ccac2cfeeb1e0c2eb2cc2fad2e2b6c82cc6c0bcdbcab1bce40a',
      'hex',
    );
    const line = [run, HOME?.area, HOME?.code, HOME?.items[0], '5', '2026-03-09 09:05'].join(',');
    const gb = join(folder.path, 'gb.csv');
    await writeFile(gb, Buffer.concat([header, Buffer.from(`${line}\n`)]));
    const reader = await TopicReader.fromNowOn();
    expect(await importRatings(gb, '--channel', '7')).toMatchObject({ code: 0, stderr: '' });
    const names = 'projectNo,areaCode,deptCode,taskCode,satisfaction,assessTime';
    const bom = await folder.write('bom.csv', [`\uFEFF${names}`, line]);
    expect(await importRatings(bom, '--channel', '7', '--sm3')).toMatchObject({ code: 0 });
    const sent = await reader.messages(({ text }) => text.includes(run));
    expect(sent.map(({ value }) => value['pf'])).toEqual([7, 7]);
  });

  it('asks for a judgement without publishing, and names columns it does not read', async () => {
    const file = await folder.write('check.csv', [
      'projectNo,areaCode,deptCode,taskCode,satisfaction,assessTime,surprise',
      ['CHECK', HOME?.area, HOME?.code, HOME?.items[0], '5', '2026-03-09 09:05', 'x'].join(','),
    ]);
    expect(await importRatings(file, '--check')).toEqual({
      code: 0,
      stdout: 'acceptable=1 rejected=0\n',
      stderr: 'check.csv: the column surprise is not read\n',
    });
  });

  it('sends nothing of a file without the columns it takes', async () => {
    const file = await folder.write('odd.csv', ['工单编号,满意度', 'A1,5']);
    const { code, stdout, stderr } = await importRatings(file);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.split('\n')).toContain(
      'odd.csv: there is no column assessTime (评价时间, 回访时间)',
    );
    expect(stderr).toMatch(/nothing was sent\n$/);
  });

  it('leaves a folder that is called ratings to the registry', async () => {
    const { code, stderr } = await hcp(['import', 'ratings'], {});
    expect(code).toBe(2);
    expect(stderr).toMatch(/^hcp: the folder ratings cannot be read/);
  });
});
