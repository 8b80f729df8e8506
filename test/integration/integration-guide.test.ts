import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { jest } from '@jest/globals';
import { buildRegistry } from '../../tools/demo/registry/build-registry.js';
import type { DemoRegistry } from '../../tools/demo/registry/registry.js';
import { PROVINCIAL } from '../../tools/demo/registry/sources.js';
import { writeRegistry } from '../../tools/demo/registry/write-registry.js';
import { testFolder, type TestFolder } from '../support/hcp-command.js';
import { IngestUnderTest } from '../support/ingest.js';
import { TopicReader } from '../support/topic-reader.js';

jest.setTimeout(180_000);

const GUIDES = ['docs/integration.md', 'docs/integration.en.md'];
const SAMPLES = 'docs/samples';
const SAMPLE = /<!-- sample: (\S+) -->\s*```\w+\n([^]*?)```/g;

/** Whether a program is on this machine; samples of a language that is not here are passed over. */
const isHere = (command: string, argument: string): boolean =>
  spawnSync(command, [argument], { stdio: 'ignore' }).status === 0;
const where = (here: boolean) => (here ? it : it.skip);

/** The part of the simulated province that the guide speaks of. */
function provinceOfTheGuide(): DemoRegistry {
  const { areas, departments, items, points, sources } = buildRegistry();
  const dept = departments.find(({ areaCode, line }) => areaCode === '360100' && line === '人社');
  const provincial: readonly string[] = Object.values(PROVINCIAL);
  return {
    areas: areas.filter(({ code }) => code === '360000' || code === '360100'),
    departments: departments.filter(({ code }) => code === dept?.code),
    items: items.filter(({ deptCode }) => deptCode === dept?.code),
    points: points.filter(({ deptCode }) => deptCode === dept?.code),
    sources: sources
      .filter(({ code }) => provincial.includes(code))
      .map((source) => ({ ...source, deptCode: dept?.code ?? '' })),
  };
}

describe('the samples of the integration guide, against a real ingest', () => {
  let ingest: IngestUnderTest;
  let folder: TestFolder;
  let environment: NodeJS.ProcessEnv;
  let reader: TopicReader;

  beforeAll(async () => {
    [ingest, folder] = [await IngestUnderTest.start('guide'), await testFolder()];
    const registry = join(folder.path, 'registry');
    await writeRegistry(provinceOfTheGuide(), registry);
    await ingest.hcp('import', registry);
    const secret = await ingest.hcp('source', 'add', PROVINCIAL.portal);
    environment = {
      PATH: process.env['PATH'],
      // Compilers keep what they have made somewhere.
      HOME: folder.path,
      GOTOOLCHAIN: 'local',
      HCP_INGEST_URL: ingest.service.address,
      HCP_SOURCE: PROVINCIAL.portal,
      HCP_SECRET: secret,
    };
    await cp(SAMPLES, folder.path, { recursive: true });
    reader = await TopicReader.fromNowOn();
  });

  afterAll(async () => {
    await folder.remove();
    await ingest.stop();
  });

  /** What a sample prints, run as a reader of the guide would run it. */
  async function run(command: string, ...args: string[]): Promise<string> {
    const child = spawn(command, args, {
      cwd: folder.path,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [output, complaint] = [text(child.stdout), text(child.stderr)];
    const [code] = (await once(child, 'close')) as [number | null];
    expect({ code, complaint: await complaint }).toEqual({ code: 0, complaint: '' });
    return output;
  }
  /** Nothing counts here, so all that a receipt knows is that it is not counted yet. */
  const RECEIPT = /"ledger":0,"duplicates":0,"quarantined":0,"notYetCounted":1,"events":\[\]\}\n?$/;
  const expectBoth = async (printed: string, projectNo: string) => {
    expect(printed.match(/202 \{"accepted":1,"rejected":\[\]\}/g)).toHaveLength(2);
    expect(printed).toMatch(RECEIPT);
    expect(await onTopic(projectNo)).toEqual(both);
  };
  const onTopic = async (projectNo: string) =>
    (await reader.messages(({ value }) => value['projectNo'] === projectNo)).map(
      ({ headers, value }) => [headers['type'], value['space']],
    );
  const both = [
    ['service', 's360100'],
    ['rating', 's360100'],
  ];

  it.each(GUIDES)('%s shows the samples as they are', async (guide) => {
    const shown = [...(await readFile(guide, 'utf8')).matchAll(SAMPLE)];
    expect(shown.map(([, name]) => name).sort()).toEqual([
      'first-rating.sh',
      'hcp-get.sh',
      'hcp-post.sh',
      'invite.sh',
    ]);
    for (const [, name = '', code] of shown) {
      expect(code).toBe(await readFile(join(SAMPLES, name), 'utf8'));
    }
  });

  it('with curl: a service record, its first rating and the receipt of it', async () => {
    const good = '{"accepted":1,"rejected":[]}';
    const printed = await run('sh', 'first-rating.sh');
    expect(printed.startsWith(good + good)).toBe(true);
    expect(printed).toMatch(RECEIPT);
    expect(await onTopic('GUIDE-0001')).toEqual(both);
  });

  it('with Node: the same', async () => {
    await expectBoth(await run(process.execPath, 'rate.mjs'), 'GUIDE-0002');
  });

  where(isHere('python3', '--version'))('with Python: the same', async () => {
    await expectBoth(await run('python3', 'rate.py'), 'GUIDE-0004');
  });

  where(isHere('go', 'version'))('with Go: the same', async () => {
    await expectBoth(await run('go', 'run', 'rate.go'), 'GUIDE-0005');
  });

  where(isHere('javac', '-version'))('with Java 8: the same', async () => {
    await run('javac', '--release', '8', '-Xlint:-options', '-encoding', 'UTF-8', 'Rate.java');
    await expectBoth(await run('java', '-Dfile.encoding=UTF-8', 'Rate'), 'GUIDE-0006');
  });

  it('invite: the same token and slip, however often they are asked for', async () => {
    const [first, again] = [await run('sh', 'invite.sh'), await run('sh', 'invite.sh')];
    const answer = JSON.parse(first) as {
      invitations: { token: string; url: string; slip: string }[];
    };
    const [invitation] = answer.invitations;
    expect(invitation?.token).toMatch(/^[\w-]{22}$/);
    expect(invitation?.url.endsWith(`/r/${invitation.token}`)).toBe(true);
    expect(invitation?.slip).toMatch(/^[0-9A-Z]{8}$/);
    expect((JSON.parse(again) as typeof answer).invitations[0]?.slip).toBe(invitation?.slip);
  });
});
