import { writeFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import { rating, service } from '../support/events.js';
import { hcp, testFolder, type TestFolder } from '../support/hcp-command.js';
import { IngestUnderTest } from '../support/ingest.js';

jest.setTimeout(180_000);

describe('hcp send, against a real ingest', () => {
  let ingest: IngestUnderTest;
  let folder: TestFolder;

  beforeAll(async () => {
    [ingest, folder] = [await IngestUnderTest.start('send'), await testFolder()];
  });

  afterAll(async () => {
    await folder.remove();
    await ingest.stop();
  });

  const send = (file: string, ...more: string[]) =>
    hcp(['send', file, '--source', 'HALL', '--url', ingest.service.address, ...more], {
      HCP_SECRET: ingest.secrets.get('HALL') ?? '',
    });

  it('sends ratings and service records of one file in their chunks', async () => {
    const events = Array.from({ length: 600 }, (_, n) => (n % 3 === 0 ? service() : rating()));
    const file = await folder.write(
      'good.ndjson',
      events.map((event) => JSON.stringify(event)),
    );
    expect(await send(file)).toEqual({ code: 0, stdout: 'accepted=600 rejected=0\n', stderr: '' });
  });

  it('names each rejected event by its line, and ends with 1', async () => {
    const bad = [rating({ pf: 9 }), service({ deptCode: 'NOBODY' }), rating({ surprise: true })];
    const lines = [rating(), ...bad, service()].map((event) => JSON.stringify(event));
    const { code, stdout } = await send(await folder.write('mixed.ndjson', lines), '--sm3');
    expect(code).toBe(1);
    expect(stdout.split('\n').map((line) => line.replace(/ \(.*/, ''))).toEqual([
      'line 2: pf out-of-range',
      'line 4: surprise unknown-field',
      'line 3: deptCode unknown-department',
      'accepted=2 rejected=3',
      '',
    ]);
  });

  it('asks for a judgement without publishing', async () => {
    const file = await folder.write('array.json', [JSON.stringify([rating(), rating()], null, 2)]);
    expect(await send(file, '--check')).toMatchObject({
      code: 0,
      stdout: 'acceptable=2 rejected=0\n',
    });
  });

  it('takes the secret from a file, and says when it is wrong', async () => {
    const event = await folder.write('one.json', [JSON.stringify(rating())]);
    const secretFile = `${folder.path}/secret`;
    await writeFile(secretFile, `${ingest.secrets.get('NET') ?? ''}\n`);
    const { code, stdout, stderr } = await send(event, '--secret-file', secretFile);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^hcp: ingest refuses the request: 401 unauthorized: .*\n$/);
  });
});
