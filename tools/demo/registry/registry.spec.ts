import { isUscc } from '#shared/domain/uscc.js';
import { LINES } from '../data/lines.js';
import { itemLines } from '../data/service-items.js';
import { buildRegistry } from './build-registry.js';

const CODE = /^[A-Za-z0-9_-]{1,64}$/;
const registry = buildRegistry();
const areas = new Map(registry.areas.map((a) => [a.code, a]));
const departments = new Map(registry.departments.map((d) => [d.code, d]));

const isUnique = (codes: readonly string[]): boolean => new Set(codes).size === codes.length;

describe('the registry of Jiangxi', () => {
  it('has the real divisions and the functional zones, each under its parent', () => {
    const count = (level: string, kind: string): number =>
      registry.areas.filter((a) => a.level === level && a.kind === kind).length;
    expect(count('province', 'division')).toBe(1);
    expect(count('city', 'division')).toBe(11);
    expect(count('county', 'division')).toBe(100);
    expect(count('town', 'division')).toBeGreaterThan(1_500);
    expect(areas.get('360493')?.name).toBe('庐山西海风景名胜区');
    expect(isUnique(registry.areas.map((a) => a.code))).toBe(true);
    for (const area of registry.areas) {
      expect(area.code).toMatch(area.level === 'town' ? /^\d{9}$/ : /^\d{6}$/);
      if (area.level !== 'province') expect(areas.has(area.parentCode)).toBe(true);
    }
  });

  it('has about 5,000 departments of some 40 lines with valid codes', () => {
    expect(registry.departments.length).toBeGreaterThan(4_800);
    expect(registry.departments.length).toBeLessThan(5_200);
    expect(LINES.length).toBeGreaterThanOrEqual(40);
    expect(isUnique(registry.departments.map((d) => d.code))).toBe(true);
    for (const dept of registry.departments) {
      expect(isUscc(dept.code)).toBe(true);
      expect(areas.has(dept.areaCode)).toBe(true);
    }
  });

  it('has several hundred names of items, and items for every department', () => {
    expect(new Set(registry.items.map((i) => i.name)).size).toBeGreaterThan(300);
    expect(new Set(registry.items.map((i) => i.deptCode)).size).toBe(registry.departments.length);
    expect(LINES.every(({ line }) => itemLines().includes(line))).toBe(true);
    expect(isUnique(registry.items.map((i) => i.taskCode))).toBe(true);
    for (const item of registry.items) expect(item.taskCode).toMatch(/^[0-9A-Z]{18}\d{13}$/);
  });

  it('has windows for every department', () => {
    expect(new Set(registry.points.map((p) => p.deptCode)).size).toBe(registry.departments.length);
    expect(isUnique(registry.points.map((p) => p.pointCode))).toBe(true);
    expect(registry.points.every((p) => CODE.test(p.pointCode))).toBe(true);
  });

  it('has a platform that speaks for every department, and the provincial doors for all', () => {
    const spokenFor = new Set(registry.sources.flatMap((s) => s.departments ?? []));
    expect(
      spokenFor.size + registry.departments.filter((d) => d.areaCode === '360000').length,
    ).toBe(registry.departments.length);
    for (const source of registry.sources) {
      expect(departments.has(source.deptCode)).toBe(true);
      expect(source.code).toMatch(CODE);
      expect(source.spaces.every((space) => CODE.test(space))).toBe(true);
    }
  });
});
