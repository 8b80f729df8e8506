import { organisationCheckCharacter, usccCheckCharacter } from '#shared/domain/uscc.js';
import { LINES, TOWN_LINE, type Line } from '../data/lines.js';
import type { Random } from '../random/random.js';
import type { DemoArea, DemoDepartment } from './registry.js';

/** Share of the towns that have a service centre of their own. */
const TOWN_CENTRES = 0.53;
/** Bodies that are institutions (事业单位, 12) rather than organs (机关, 11). */
const INSTITUTIONS = new Set(['公积金', '档案', TOWN_LINE]);
/** Share of a line's services by level of department: most work is done in the counties. */
const LEVEL_SHARE = { province: 0.5, city: 0.55, county: 0.12, town: 0.12 } as const;

/** A valid 统一社会信用代码 for the n-th department made; the same n gives the same code. */
function codeOf(line: string, division: string, n: number): string {
  const body = String((n * 7_919 + 1_450_123) % 100_000_000).padStart(8, '0');
  const kind = INSTITUTIONS.has(line) ? '12' : '11';
  const first17 = `${kind}${division}${body}${organisationCheckCharacter(body) ?? ''}`;
  return first17 + (usccCheckCharacter(first17) ?? '');
}

function lineNameAt(line: Line, area: DemoArea): string | undefined {
  if (area.kind === 'functional') return line.inZones === true ? line.county : undefined;
  if (area.level === 'province') return line.province;
  return area.level === 'city' ? line.city : line.county;
}

function nameOf(line: Line, area: DemoArea, cityName: string | undefined): string | undefined {
  const base = lineNameAt(line, area);
  if (base === undefined) return undefined;
  if (line.line === '税务') return `国家税务总局${area.name}${base}`;
  // Districts of a city have no public security bureau of their own but a branch of the city's.
  const isDistrict =
    area.level === 'county' && area.kind === 'division' && area.name.endsWith('区');
  if (line.line === '公安' && isDistrict && cityName !== undefined) {
    return `${cityName}${base}${area.name.slice(0, -1)}分局`;
  }
  return `${area.name}${base}`;
}

const isTown = (area: DemoArea): boolean =>
  area.level === 'town' && /[镇乡]$|街道$/.test(area.name);

/** Departments of every area: the lines' counterparts, and service centres of about half the towns. */
export function makeDepartments(areas: readonly DemoArea[], random: Random): DemoDepartment[] {
  const names = new Map(areas.map((a) => [a.code, a.name]));
  const made: DemoDepartment[] = [];
  const add = (
    area: DemoArea,
    division: string,
    line: string,
    name: string,
    weight: number,
  ): void => {
    // Places differ in size; the log-normal factor makes volumes fall off as Zipf's law has it.
    const size = Math.exp((random.next() + random.next() + random.next() - 1.5) * 1.6);
    const code = codeOf(line, division, made.length);
    made.push({ code, name, areaCode: area.code, line, weight: weight * size });
  };
  for (const area of areas) {
    if (area.level === 'town') {
      if (!isTown(area) || !random.chance(TOWN_CENTRES)) continue;
      add(
        area,
        area.code.slice(0, 6),
        TOWN_LINE,
        `${area.name}便民服务中心`,
        60 * LEVEL_SHARE.town,
      );
      continue;
    }
    const division = area.kind === 'functional' ? area.parentCode : area.code;
    const zoneShare = area.kind === 'functional' ? 0.4 : 1;
    for (const line of LINES) {
      const name = nameOf(line, area, names.get(area.parentCode));
      if (name === undefined) continue;
      add(area, division, line.line, name, line.weight * LEVEL_SHARE[area.level] * zoneShare);
    }
  }
  return made;
}
