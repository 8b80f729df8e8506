import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { rating, service } from '../support/events.js';
import { hcp, testFolder, type TestFolder } from '../support/hcp-command.js';
import { IngestUnderTest } from '../support/ingest.js';
import { TopicReader } from '../support/topic-reader.js';
import { until } from '../support/until.js';

jest.setTimeout(240_000);

/** 办 in GBK. */
const BAN = Buffer.from([0xb0, 0xec]);

describe('hcp send --watch, against a real ingest', () => {
  let ingest: IngestUnderTest;
  let folder: TestFolder;
  beforeAll(async () => {
    ingest = await IngestUnderTest.start('watch');
  });
  beforeEach(async () => {
    folder = await testFolder();
  });
  afterEach(async () => {
    await folder.remove();
  });
  afterAll(async () => {
    await ingest.stop();
  });

  const secret = () => ({ HCP_SECRET: ingest.secrets.get('HALL') ?? '' });
  const arguments_ = (...more: string[]) => [
    ...['send', '--watch', folder.path, '--source', 'HALL', '--settle', '0'],
    ...['--url', ingest.service.address, ...more],
  ];
  const takeAll = (env = secret()) => hcp(arguments_('--once'), env);
  const drop = (name: string, events: readonly object[]) =>
    folder.write(
      name,
      events.map((event) => JSON.stringify(event)),
    );
  const errorsOf = async (name: string): Promise<string[][]> => {
    const rows: string[][] = parse(await readFile(join(folder.path, name)), { bom: true });
    return rows.map((row) => row.slice(0, 3));
  };

  it('sends what is dropped, renames what is done, and writes what was bad by line', async () => {
    await drop('good.ndjson', [service(), rating(), rating()]);
    await drop('mixed.ndjson', [
      rating({ pf: 9 }),
      service({ deptCode: 'NOBODY' }),
      rating(),
      rating({ surprise: true }),
    ]);
    await folder.write('half-written.json.tmp', ['[{']);
    const { code, stdout } = await takeAll();
    expect(code).toBe(1);
    expect(stdout.replace(/ file-\w+/g, '').split('\n')).toEqual([
      'good.ndjson: accepted=3 rejected=0',
      'mixed.ndjson: accepted=1 rejected=3',
      '',
    ]);
    expect((await readdir(folder.path)).sort()).toEqual([
      'good.ndjson.done',
      'half-written.json.tmp',
      'mixed.ndjson.done',
      'mixed.ndjson.errors.csv',
    ]);
    expect(await errorsOf('mixed.ndjson.errors.csv')).toEqual([
      ['line', 'field', 'code'],
      ['1', 'pf', 'out-of-range'],
      ['2', 'deptCode', 'unknown-department'],
      ['4', 'surprise', 'unknown-field'],
    ]);
  });

  it('sets a file aside that holds no events, and keeps what had the same name', async () => {
    await folder.write('day.json', ['no JSON']);
    expect((await takeAll()).code).toBe(1);
    expect(await errorsOf('day.json.errors.csv')).toEqual([
      ['line', 'field', 'code'],
      ['', '', 'malformed'],
    ]);
    await drop('day.json', [rating()]);
    expect((await takeAll()).code).toBe(0);
    const names = (await readdir(folder.path)).map((name) =>
      name.replace(/\.[0-9a-f]{8}\./, '.#.'),
    );
    expect(names.sort()).toEqual(['day.json.#.done', 'day.json.bad', 'day.json.errors.csv']);
  });

  it('sets a file aside that is not UTF-8, and sends nothing of it', async () => {
    const event = JSON.stringify(service({ taskName: '?' })).split('?');
    const gbk = Buffer.concat(
      event.flatMap((part, i) => [...(i > 0 ? [BAN] : []), Buffer.from(part)]),
    );
    await writeFile(join(folder.path, 'gbk.json'), gbk);
    expect(await takeAll()).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/: bad /) as string,
    });
    expect((await readdir(folder.path)).sort()).toEqual(['gbk.json.bad', 'gbk.json.errors.csv']);
  });

  it('leaves files where they are when it is the sender who is refused', async () => {
    await drop('a.json', [rating()]);
    const { code, stderr } = await takeAll({ HCP_SECRET: ingest.secrets.get('NET') ?? '' });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/401 unauthorized/) as string]);
    expect(await readdir(folder.path)).toEqual(['a.json']);
  });

  it('killed at any moment sends nothing less, and again only under the same webhook-id', async () => {
    const reader = await TopicReader.fromNowOn();
    const expected: unknown[] = [];
    for (let n = 0; n < 30; n += 1) {
      const events = Array.from({ length: 40 }, () => rating());
      expected.push(...events.map((event) => event['projectNo']));
      await drop(`f-${String(n).padStart(2, '0')}.ndjson`, events);
    }
    const done = async () =>
      (await readdir(folder.path)).filter((name) => name.endsWith('.done')).length;
    for (const before of [1, 12]) {
      const child = spawn(join(process.cwd(), 'bin/hcp'), arguments_(), {
        ...{ env: { ...process.env, ...secret() }, stdio: 'ignore', detached: true },
      });
      await until('some files to be done', async () => (await done()) >= before);
      // The group, since bin/hcp may have started the process that works.
      process.kill(-(child.pid ?? 0), 'SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    }
    expect((await takeAll()).code).toBe(0);
    expect(await done()).toBe(30);
    const idsOf = new Map<unknown, Set<string>>();
    const mine = new Set(expected);
    for (const { value, headers } of await reader.messages(({ value: v }) =>
      mine.has(v['projectNo']),
    )) {
      const ids = idsOf.get(value['projectNo']) ?? new Set();
      idsOf.set(value['projectNo'], ids.add(headers['correlation-id'] ?? ''));
    }
    expect(idsOf.size).toBe(expected.length);
    expect([...idsOf.values()].filter((ids) => ids.size !== 1)).toEqual([]);
  });
});
