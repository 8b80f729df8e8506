import { RegistryView } from '#shared/domain/registry-view.js';
import { EMPTY_REGISTRY, VersionedTable, type Registry } from '#shared/domain/registry.js';

/** A department with two points; of its sources one has a space of its own. */
export const REGISTRY: Registry = {
  ...EMPTY_REGISTRY,
  areas: new VersionedTable([{ code: '360100', name: '南昌市', level: 'city', kind: 'division' }]),
  departments: new VersionedTable([{ code: 'D', name: '某局', areaCode: '360100', line: '公安' }]),
  items: new VersionedTable([{ code: 'T', name: '事项', deptCode: 'D' }]),
  points: new VersionedTable([
    { code: 'P1', name: '一号窗口', deptCode: 'D', hall: '大厅' },
    { code: 'P2', name: '二号窗口', deptCode: 'D' },
  ]),
  sources: new VersionedTable([
    { code: 'HALL', name: '大厅', departments: '*', spaces: ['CASES'] },
    { code: 'OWN', name: '自有', departments: new Set(['D']), spaces: ['OWN', 'CASES'] },
    { code: 'OTHER', name: '他局', departments: new Set(['E']), spaces: ['OTHER'] },
  ]),
};

/** A registry that is loaded, unless told otherwise. */
export class FakeRegistryView extends RegistryView {
  loaded = true;
  current = (): Registry => REGISTRY;
  isLoaded = (): boolean => this.loaded;
  ageSeconds = (): number => 0;
  sourceKeys = (): readonly string[] => [];
}
