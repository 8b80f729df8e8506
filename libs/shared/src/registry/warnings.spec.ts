import { usccCheckCharacter } from '../domain/uscc.js';
import { faultLine } from '../csv/import-fault.js';
import { readRows } from './read-rows.js';
import { rowWarnings } from './warnings.js';

const warnings = (areas: string, departments: string): string[] =>
  rowWarnings({
    areas: readRows('areas', Buffer.from(`code,name,parentCode,level,kind\n${areas}`)).rows,
    departments: readRows('departments', Buffer.from(`code,name,areaCode,line\n${departments}`))
      .rows,
  }).map(faultLine);

const FIRST_17 = '11360829MB0000136';

it('codes as the standards have them are not remarked on', () => {
  const areas = ['360000,省,,province,division', '360829100,镇,360829,town,division'];
  const code = `${FIRST_17}${usccCheckCharacter(FIRST_17) ?? ''}`;
  expect(warnings(areas.join('\n'), `${code},局,360829,公安`)).toEqual([]);
});

it('a division of another length and a department without a credit code are', () => {
  expect(warnings('36,省,,province,division\nZONE,区,36,city,functional', 'D1,局,36,x')).toEqual([
    'areas.csv line 2, code: "36" has not the 6 digits of a province',
    'departments.csv line 2, code: "D1" is no 统一社会信用代码 whose check character fits',
  ]);
});
