/**
 * Functional zones are no division but are addressed like one: an own parent, an own peer level.
 * Their six-digit codes end in 9x, or begin with 3612, where GB/T 2260 has no Jiangxi division.
 */
export interface FunctionalZone {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string;
  readonly level: 'city' | 'county';
}

const counties: readonly (readonly [string, string, string])[] = [
  ['360191', '南昌高新技术产业开发区', '360100'],
  ['360192', '南昌经济技术开发区', '360100'],
  ['360193', '湾里管理局', '360100'],
  ['360291', '景德镇高新技术产业开发区', '360200'],
  ['360292', '昌南新区', '360200'],
  ['360391', '萍乡经济技术开发区', '360300'],
  ['360392', '武功山风景名胜区', '360300'],
  ['360491', '九江经济技术开发区', '360400'],
  ['360492', '八里湖新区', '360400'],
  ['360493', '庐山西海风景名胜区', '360400'],
  ['360591', '新余高新技术产业开发区', '360500'],
  ['360592', '仙女湖风景名胜区', '360500'],
  ['360691', '鹰潭高新技术产业开发区', '360600'],
  ['360692', '龙虎山风景名胜区', '360600'],
  ['360791', '赣州经济技术开发区', '360700'],
  ['360792', '赣州蓉江新区', '360700'],
  ['360891', '井冈山经济技术开发区', '360800'],
  ['360892', '庐陵新区', '360800'],
  ['360991', '宜春经济技术开发区', '360900'],
  ['360992', '宜阳新区', '360900'],
  ['360993', '明月山温泉风景名胜区', '360900'],
  ['361091', '抚州高新技术产业开发区', '361000'],
  ['361092', '东临新区', '361000'],
  ['361191', '上饶经济技术开发区', '361100'],
  ['361192', '三清山风景名胜区', '361100'],
];

export const FUNCTIONAL_ZONES: readonly FunctionalZone[] = [
  { code: '361200', name: '赣江新区', parentCode: '360000', level: 'city' },
  ...counties.map(([code, name, parentCode]) => ({ code, name, parentCode, level: 'county' as const })),
];
