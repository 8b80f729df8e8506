import { PROVINCE, type DemoArea, type DemoDepartment, type DemoSource } from './registry.js';

/** The space that the systems of one integrated platform share: they share its case numbers. */
export const spaceOf = (platformArea: string): string => `s${platformArea}`;

/** Code of an area's integrated platform. */
export const platformCode = (area: string): string => `pf-${area}`;
/** Code of a city hall's own rating system. */
export const hallCode = (area: string): string => `hall-${area}`;
/** Codes of the sources that may speak for every department. */
export const PROVINCIAL = {
  portal: 'jx-zwfw',
  app: 'jx-ganfutong',
  hotline: 'jx-12345',
  sms: 'jx-sms',
} as const;

/** The port of the demonstration's host page, and what browsers call the origin of its page. */
export const DEMO_HOST_PORT = 7010;
export const hostOrigins = (port: number): readonly string[] => [
  `http://localhost:${port}`,
  `http://127.0.0.1:${port}`,
];

/** The area whose platform speaks for an area: towns use their county's, zones their city's. */
export function platformAreaOf(area: DemoArea): string {
  if (area.level === 'town') return area.parentCode;
  return area.kind === 'functional' && area.level === 'county' ? area.parentCode : area.code;
}

/**
 * Sources that are enough for a lively demonstration: the provincial doors, and the platforms and
 * halls of two cities and a county. Those without a key are spoken for by the portal.
 */
export const SIGNING_SOURCES: readonly string[] = [
  ...Object.values(PROVINCIAL),
  platformCode('360100'),
  hallCode('360100'),
  platformCode('360700'),
  hallCode('360700'),
  platformCode('360829'),
];

/**
 * The business systems that send: each area's platform, the cities' halls, the provincial doors. The
 * portal's page, which embeds ratings, is the demonstration's host on `hostPort`.
 */
export function makeSources(
  areas: readonly DemoArea[],
  departments: readonly DemoDepartment[],
  hostPort: number,
): DemoSource[] {
  const platformAreas = new Map(areas.map((a) => [a.code, platformAreaOf(a)]));
  const served = new Map<string, string[]>();
  const operators = new Map<string, string>();
  for (const dept of departments) {
    const platform = platformAreas.get(dept.areaCode) ?? PROVINCE;
    const list = served.get(platform) ?? [];
    if (list.length === 0) served.set(platform, list);
    list.push(dept.code);
    if (dept.line === '政务服务' && dept.areaCode === platform) operators.set(platform, dept.code);
  }
  const platforms = areas.filter((a) => a.level !== 'town' && platformAreaOf(a) === a.code);
  const allSpaces = platforms.map((a) => spaceOf(a.code));
  const operator = operators.get(PROVINCE) ?? '';
  const provincial = (code: string, name: string, ownSpace: string): DemoSource => ({
    code,
    name,
    deptCode: operator,
    departments: null,
    spaces: [ownSpace, ...allSpaces.filter((s) => s !== ownSpace)],
  });
  const local = (code: string, name: string, area: string): DemoSource => ({
    code,
    name,
    deptCode: operators.get(area) ?? '',
    departments: served.get(area) ?? [],
    spaces: [spaceOf(area)],
  });
  const locals = platforms.filter((a) => a.level !== 'province');
  return [
    {
      ...provincial(PROVINCIAL.portal, '江西政务服务网', spaceOf(PROVINCE)),
      origins: hostOrigins(hostPort),
    },
    provincial(PROVINCIAL.app, '赣服通', PROVINCIAL.app),
    provincial(PROVINCIAL.hotline, '江西12345政务服务便民热线', PROVINCIAL.hotline),
    provincial(PROVINCIAL.sms, '短信评价平台', PROVINCIAL.sms),
    ...locals.map((a) => local(platformCode(a.code), `${a.name}一体化政务服务平台`, a.code)),
    ...locals
      .filter((a) => a.level === 'city')
      .map((a) => local(hallCode(a.code), `${a.name}政务服务中心评价系统`, a.code)),
  ];
}
