import fc from 'fast-check';
import { readTable, readWritten, writeTable } from './canonical-csv.js';
import { compareTables } from './compare-tables.js';
import type { Row } from './tables.js';

const text = fc.string({ unit: 'grapheme' });
const count = fc.option(fc.integer());
const tagRow: fc.Arbitrary<Row<'tags'>> = fc.record({
  ...{ areaCode: text, areaName: text, tag: text, tagName: text, kind: text },
  ...{ level: count, count },
});

describe('a table as it is written', () => {
  it('is read back as it was', () => {
    fc.assert(
      fc.property(fc.array(tagRow), (rows) => {
        expect(readTable('tags', writeTable('tags', rows))).toEqual(rows);
      }),
    );
  });

  it('has one text: fixed decimals, LF, quotes only where they are needed', () => {
    const row = { areaCode: '36', areaName: 'a,"b"', tag: 't', tagName: '', kind: '' };
    expect(writeTable('tags', [{ ...row, level: 1, count: null }])).toBe(
      'areaCode,areaName,tag,tagName,kind,level,count\n36,"a,""b""",t,,,1,\n',
    );
  });

  it('is read without its seal, which is an empty column with a name of its own', () => {
    fc.assert(
      fc.property(fc.array(tagRow), (rows) => {
        const sealed = writeTable('tags', rows, 'f00d');
        expect(readTable('tags', sealed)).toEqual(rows);
        expect(sealed.split('\n')[0]).toBe(
          'areaCode,areaName,tag,tagName,kind,level,count,seal-f00d',
        );
      }),
    );
  });

  it('says which numbers are withheld, and keeps them from being read as none', () => {
    const row: Row<'tags'> = {
      ...{ areaCode: '36', areaName: '', tag: 't', tagName: '', kind: '', level: 1, count: 3 },
      hidden: ['count'],
    };
    const written = writeTable('tags', [row]);
    expect(written).not.toContain('3,*');
    expect(written).toMatch(/,1,\*\n$/);
    expect(readTable('tags', written)).toEqual([{ ...row, count: null }]);
  });

  it.each(['', 'areaCode\n', 'areaCode,areaName,tag,tagName,kind,level,count\n1,2\n', 'x'])(
    'is not read out of %j',
    (broken) => {
      expect(() => readTable('tags', broken)).toThrow(SyntaxError);
    },
  );
});

it('two tables differ in exactly the cells that were changed', () => {
  const rows = ['a', 'b', 'c'].map((tag, i) => ({
    ...{ areaCode: '36', areaName: '江西省', tag, tagName: tag, kind: 'praise', level: 5 },
    count: i,
  }));
  const written = (some: readonly Row<'tags'>[]) => readWritten('tags', writeTable('tags', some));
  const changed = rows.map((row) => (row.tag === 'b' ? { ...row, count: 7 } : row));
  expect([...compareTables('tags', written(rows), written(rows))]).toEqual([]);
  expect([...compareTables('tags', written(rows), written(changed))]).toEqual([
    { table: 'tags', row: '36/b', column: 'count', before: '1', after: '7' },
  ]);
  const gone = [...compareTables('tags', written(rows), written(rows.slice(0, 2)))];
  expect(gone.find(({ column }) => column === 'count')).toMatchObject({ before: '2', after: '' });
});
