import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { podsOf } from '../../tools/kubernetes/render/manifest.js';
import { objectOf, rendered } from './support/rendered.js';

const DAY_MS = 86_400_000;
const MANY = 'abcdefghij'.split('');
const MAKES_A_BACKUP = 'mkdir "$2" && touch "$2/manifest.json" "$2/data"';

describe('the job that makes a backup every night', () => {
  let dir: string;
  let volume: string;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'hcp-backup-'));
    volume = join(dir, 'the volume');
    await mkdir(volume);
  });

  afterEach(() => rm(dir, { recursive: true, force: true }));

  /** A folder on the volume whose manifest, or else the folder itself, is some days old. */
  async function folder(name: string, days: number, hasManifest = true): Promise<void> {
    const path = join(volume, name);
    await mkdir(path);
    await writeFile(join(path, 'data'), name);
    const dated = hasManifest ? join(path, 'manifest.json') : path;
    if (hasManifest) await writeFile(dated, '{}');
    const then = new Date(Date.now() - days * DAY_MS - 60_000);
    await utimes(dated, then, then);
  }

  /** Runs the command of the manifest, with an `hcp` that does what the script says. */
  async function night(hcp: string): Promise<{ code: number | null; left: string[] }> {
    await writeFile(join(dir, 'hcp'), `#!/bin/sh\n${hcp}\n`, { mode: 0o755 });
    const job = objectOf(await rendered('overlays/prod'), 'CronJob', 'backup');
    const [{ command = [], args = [] } = {}] = podsOf(job)?.spec.containers ?? [];
    expect(args).toEqual(['/backup', '$(POD_NAME)']);
    const [shell = '', ...script] = command;
    const { status } = spawnSync(shell, [...script, volume, 'tonight'], {
      env: { PATH: `${dir}:${process.env['PATH'] ?? ''}` },
    });
    return { code: status, left: (await readdir(volume)).sort() };
  }

  it('removes what is older than a week once there are seven newer ones', async () => {
    for (const days of [1, 2, 3, 4, 5, 6, 7, 8, 30]) await folder(`day-${days}`, days);
    expect(await night(MAKES_A_BACKUP)).toEqual({
      code: 0,
      left: ['day-1', 'day-2', 'day-3', 'day-4', 'day-5', 'day-6', 'tonight'],
    });
  });

  it('keeps the newest seven, however old they are', async () => {
    for (const days of [40, 41, 42, 43, 44, 45, 46]) await folder(`day-${days}`, days);
    const { left } = await night(MAKES_A_BACKUP);
    expect(left).toEqual(['day-40', 'day-41', 'day-42', 'day-43', 'day-44', 'day-45', 'tonight']);
  });

  it('keeps all of a week, however many they are', async () => {
    for (const name of MANY) await folder(name, 6);
    const { left } = await night(MAKES_A_BACKUP);
    expect(left).toEqual([...MANY, 'tonight']);
  });

  it('touches nothing that has no manifest', async () => {
    for (const days of [1, 2, 3, 4, 5, 6, 7, 8]) await folder(`day-${days}`, days);
    await folder('rest', 60, false);
    await writeFile(join(volume, 'note.txt'), 'by hand');
    const { left } = await night(MAKES_A_BACKUP);
    expect(left).toEqual(expect.arrayContaining(['rest', 'note.txt']));
    expect(left).not.toContain('day-8');
  });

  it('removes nothing, and fails, where no backup was made', async () => {
    for (const days of [1, 2, 3, 4, 5, 6, 7, 8, 30]) await folder(`day-${days}`, days);
    const before = (await readdir(volume)).sort();
    expect(await night('mkdir "$2"; exit 3')).toEqual({ code: 3, left: [...before, 'tonight'] });
  });
});
