import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileMap } from '../contract/source-map/compile-map.js';
import { isMapFaults, parseMap } from './map-file.js';

const GUIDE = join(import.meta.dirname, '../../../../docs/source-maps.md');

/** A map in which a piece of the guide can stand. */
const around = (piece: string): string => {
  const inTop = /^(?:body|times):/.test(piece);
  const fields = ['areaCode', 'deptCode', 'taskCode', 'projectNo', 'serviceNumber', 'assessNumber']
    .concat('satisfaction', 'pf', 'assessTime')
    .filter((field) => !piece.includes(`  ${field}:`))
    .map(
      (field) =>
        `    ${field}: { constant: ${field === 'assessTime' ? "'2026-03-12T10:21:33+08:00'" : 1} }\n`,
    )
    .join('');
  const indented = piece.replace(/^(?=.)/gm, '  ');
  const section = piece.startsWith('fields:')
    ? indented + fields
    : `  fields:\n${fields}${inTop ? '' : indented}`;
  const times = inTop && piece.startsWith('times') ? '' : 'times: iso\n';
  return `${times}${inTop ? piece : ''}ratings:\n  records: a[]\n${section}`;
};

describe('docs/source-maps.md', () => {
  it('has a first map that makes of its payload what it says', async () => {
    const guide = await readFile(GUIDE, 'utf8');
    const [, payload = ''] = /```json\n(.*?)```/s.exec(guide) ?? [];
    const [, text = ''] = /```yaml\n(# jx-hall.*?)```/s.exec(guide) ?? [];
    const map = parseMap(text);
    if (isMapFaults(map) || map.rating === undefined) throw new Error(JSON.stringify(map));
    const { read, apply } = compileMap(map.rating);
    const records = read(Buffer.from(payload));
    expect('detail' in records ? records : records.map(apply)).toEqual([
      {
        event: {
          areaCode: '360100',
          deptCode: '113601000179855983',
          taskCode: '1136010001798559834000200100000',
          projectNo: '700123',
          serviceNumber: '1',
          assessNumber: 1,
          satisfaction: 5,
          pf: 2,
          assessTime: '2026-03-12T10:21:33+08:00',
          evalDetail: ['510', '517'],
        },
      },
    ]);
  });

  it('has pieces that all are pieces of maps', async () => {
    const guide = await readFile(GUIDE, 'utf8');
    const pieces = [...guide.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => text ?? '');
    expect(pieces).toHaveLength(5);
    for (const piece of pieces.filter((text) => !text.startsWith('#'))) {
      expect([piece, parseMap(around(piece))]).toEqual([
        piece,
        { rating: expect.anything() as unknown },
      ]);
    }
  });
});
