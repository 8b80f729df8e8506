import { COLUMNS, type RegistryFile } from './columns.js';
import { readCsv } from '../csv/csv-file.js';
import { faultLine } from '../csv/import-fault.js';

const read = (file: RegistryFile, text: string | Buffer) =>
  readCsv(`${file}.csv`, Buffer.from(text), COLUMNS[file]);
const faultsOf = (file: RegistryFile, text: string | Buffer) =>
  read(file, text).faults.map(faultLine);

const AREAS = 'code,name,parentCode,level,kind';
const SOURCES = 'code,name,deptCode,departments,space';
const ITEMS = 'taskCode,name,deptCode';

describe('a registry file that can be read', () => {
  it('may have a byte order mark, CR LF, quotes, empty lines and spaces around cells', () => {
    const text = `\uFEFF${ITEMS}\r\nT1,"婚姻登记, 含补领",D1\r\n\r\n T2 , b ,D1\r\n`;
    expect(read('items', text)).toEqual({
      rows: [
        { line: 2, cells: { taskCode: 'T1', name: '婚姻登记, 含补领', deptCode: 'D1' } },
        { line: 4, cells: { taskCode: 'T2', name: 'b', deptCode: 'D1' } },
      ],
      faults: [],
      faulty: new Set(),
    });
  });

  it('may have its columns in any order, and from and eventsPerSecond or not', () => {
    const text = 'from,deptCode,name,taskCode\n2026-07-01,D1,n,T1\n,D1,n,T2';
    expect(faultsOf('items', text)).toEqual([]);
    expect(faultsOf('sources', `${SOURCES},eventsPerSecond\ns1,n,,*,,200`)).toEqual([]);
    expect(faultsOf('sources', `${SOURCES}\ns1,n,D1,D1; D2,own;granted`)).toEqual([]);
    const origins = 'https://www.jxzwfww.gov.cn;http://127.0.0.1:7010;https://[::1]:8443';
    expect(faultsOf('sources', `${SOURCES},origins\ns1,n,,*,,${origins}`)).toEqual([]);
  });
});

describe('every bad row is named by file, line, column and rule', () => {
  const long = 'n'.repeat(201);
  const table: [RegistryFile, string, string][] = [
    ['areas', `${AREAS}\n36 00,a,,province,division`, 'areas.csv line 2, code: "36 00" is not a'],
    ['areas', `${AREAS}\n,a,,province,division`, 'areas.csv line 2, code: is empty'],
    ['areas', `${AREAS}\n1,,,province,division`, 'areas.csv line 2, name: is empty'],
    ['areas', `${AREAS}\n1,${long},,province,division`, 'areas.csv line 2, name: is longer than'],
    ['areas', `${AREAS}\n1,a,,nation,division`, 'areas.csv line 2, level: "nation" is none of'],
    ['areas', `${AREAS}\n1,a,,province,zone`, 'areas.csv line 2, kind: "zone" is none of'],
    ['areas', `${AREAS}\n1,a,x.y,city,division`, 'areas.csv line 2, parentCode: "x.y" is not a'],
    ['items', `${ITEMS}\nT1,a\tb,D1`, 'items.csv line 2, name: has control characters'],
    ['items', `${ITEMS}\nT1,"a\nb",D1`, 'items.csv line 2, name: has control characters'],
    ['items', `${ITEMS}\nT1,a`, 'items.csv line 2: has 2 cells, the header has 3'],
    ['items', `${ITEMS}\nT1,a,D1,x`, 'items.csv line 2: has 4 cells, the header has 3'],
    ['items', `${ITEMS}\n${'T'.repeat(65)},a,D1`, 'items.csv line 2, taskCode: "TTTT'],
    ['items', `${ITEMS},from\nT1,a,D1,2026-02-30`, 'line 2, from: "2026-02-30" is not a day'],
    ['items', `${ITEMS},from\nT1,a,D1,1 July`, 'line 2, from: "1 July" is not a day'],
    ['sources', `${SOURCES}\ns1,a,,,`, 'sources.csv line 2, departments: is empty'],
    ['sources', `${SOURCES}\ns1,a,,D1;D1,`, 'departments: "D1" stands there twice'],
    ['sources', `${SOURCES}\ns1,a,,D1;*,`, 'departments: "*" is not a code'],
    ['sources', `${SOURCES}\ns1,a,,*,own;`, 'space: "" is not a code'],
    ['sources', `${SOURCES}\nvisit,a,,*,`, 'code: "visit" is kept for visits without a case'],
    ['sources', `${SOURCES}\ns1,a,,*,own;visit`, 'space: "visit" is kept for visits without'],
    ['sources', `${SOURCES},eventsPerSecond\ns1,a,,*,,0`, 'eventsPerSecond: "0" is not a number'],
    [
      'sources',
      `${SOURCES},origins\ns1,a,,*,,https://a.cn/x`,
      'origins: "https://a.cn/x" is not an',
    ],
    ['sources', `${SOURCES},origins\ns1,a,,*,,https://*.cn`, 'origins: "https://*.cn" is not an'],
    ['sources', `${SOURCES},origins\ns1,a,,*,,https://*`, 'origins: "https://*" is not an'],
    [
      'sources',
      `${SOURCES},origins\ns1,a,,*,,"https://a,b.cn"`,
      'origins: "https://a,b.cn" is not',
    ],
    [
      'sources',
      `${SOURCES},origins\ns1,a,,*,,ftp://a.cn`,
      'origins: "ftp://a.cn" is not an origin',
    ],
    ['items', 'taskCode,name\nT1,a', 'items.csv line 1, deptCode: is a missing column'],
    ['items', `${ITEMS},dept\nT1,a,D1,x`, 'items.csv line 1, "dept": is an unknown column'],
    ['items', `${ITEMS},name\nT1,a,D1,x`, 'items.csv line 1, name: stands twice in the header'],
    ['items', '', 'items.csv: is empty: it has no header'],
    ['items', `${ITEMS}\nT1,"a,D1`, 'items.csv line 2: is not CSV: a quote is not closed'],
  ];
  it.each(table)('%s.csv %j → %s', (file, text, expected) => {
    const faults = faultsOf(file, text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(expected);
  });

  it('in a file of another encoding: the first such line', () => {
    const gbk = Buffer.concat([Buffer.from(`${ITEMS}\nT1,a,D1\nT2,`), Buffer.from([0xbb, 0xe9])]);
    expect(faultsOf('items', gbk)).toEqual([
      'items.csv line 3: is not UTF-8; save it as CSV UTF-8',
    ]);
  });

  it('all of them, each of its faults, and good rows beside them are kept', () => {
    const text = `${ITEMS}\nT 1,,D1\nT2,b,D1\nT3,c,D.1\n`;
    const { rows, faults, faulty } = read('items', text);
    expect(faults.map(({ line, column }) => [line, column])).toEqual([
      [2, 'taskCode'],
      [2, 'name'],
      [4, 'deptCode'],
    ]);
    expect(rows.map(({ line }) => line)).toEqual([3]);
    expect(faulty).toEqual(new Set(['T 1', 'T3']));
  });
});
