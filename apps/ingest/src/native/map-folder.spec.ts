import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MapFolder } from './map-folder.js';

const GOOD = `
times: iso
services:
  fields: { areaCode: a, deptCode: d, taskCode: t, taskName: n, projectNo: p, serviceNumber: s,
    proStatus: x, serviceTime: z }
`;
const silent = { info: () => undefined, error: () => undefined };

describe('MapFolder', () => {
  let path: string;
  let maps: MapFolder;

  const write = (name: string, text: string) => writeFile(join(path, name), text);
  const started = async (needed = true): Promise<MapFolder> => {
    maps = new MapFolder({ path, needed }, silent);
    await maps.start();
    return maps;
  };

  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'hcp-maps-'));
  });

  afterEach(async () => {
    await maps.stop();
    await rm(path, { recursive: true, force: true });
  });

  it('has the map of a source by its file, for the kinds that it speaks of', async () => {
    await write('hall.yaml', GOOD);
    await write('notes.txt', 'nothing');
    await started();
    expect(maps.of('hall', 'service')).toHaveProperty('apply');
    expect([maps.of('hall', 'rating'), maps.of('notes', 'rating')]).toEqual(['none', 'none']);
    expect(maps.note()).toBeUndefined();
  });

  it('starts beside a map that is wrong, and says where', async () => {
    await write('bad.yaml', 'ratings:\n  feilds: {}\n');
    await write('no code!.yaml', GOOD);
    await write('hall.yaml', GOOD);
    await started();
    expect([maps.of('bad', 'rating'), maps.of('no code!', 'service')]).toEqual([
      'refused',
      'refused',
    ]);
    expect(maps.of('hall', 'service')).toHaveProperty('apply');
    expect(maps.note()).toContain('bad.yaml:2: ratings has no feilds');
    expect(maps.note()).toContain('no code!.yaml: the name must be the code of a source');
    expect(maps.faults().get('hall')).toEqual([]);
  });

  it('keeps loading beside a folder or a link to nothing that are named like maps', async () => {
    await mkdir(join(path, 'folder.yaml'));
    await symlink(join(path, 'nowhere'), join(path, 'link.yaml'));
    await write('hall.yaml', GOOD);
    await started();
    expect(maps.of('hall', 'service')).toHaveProperty('apply');
    expect(maps.note()).toContain('folder.yaml: cannot be read as a file');
    expect(maps.note()).toContain('link.yaml: leads to no file');
    await write('nowhere', GOOD);
    while (maps.of('link', 'service') === 'refused') await sleep(50);
    expect(maps.of('link', 'service')).toHaveProperty('apply');
  });

  it('does not start without the folder that it was told of, but without the one that comes along', async () => {
    await rm(path, { recursive: true });
    await expect(started()).rejects.toMatchObject({ code: 'config-invalid' });
    await started(false);
    expect([maps.of('hall', 'service'), maps.note()]).toEqual(['none', undefined]);
  });
});
