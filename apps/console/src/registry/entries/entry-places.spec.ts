import type { RegistryView } from '#shared/domain/registry-view.js';
import { EMPTY_REGISTRY, VersionedTable, type Area } from '#shared/domain/registry.js';
import { Places } from '../../auth/places.js';
import { Clock } from '../../clock.js';
import { EntryPlaces, type AnyEntry } from './entry-places.js';

const area = (code: string, parentCode?: string, from?: string): Area => ({
  ...{ code, name: code, level: 'county', kind: 'division' },
  ...{ parentCode, from },
});
const registry = {
  ...EMPTY_REGISTRY,
  areas: new VersionedTable([area('36'), area('3608', '36'), area('coming', '3608', '2027-01-01')]),
  departments: new VersionedTable([
    { code: 'D', name: 'D', areaCode: '3608', line: '' },
    { code: 'D-coming', name: 'D', areaCode: 'coming', line: '', from: '2027-01-01' },
  ]),
};
const view = { current: () => registry } as RegistryView;
const clock = new Clock(() => Date.parse('2026-06-01T00:00:00Z'));
const places = new EntryPlaces(view, new Places(view, clock, '36'));

const entry = (more: object): AnyEntry => ({ code: 'x', name: 'x', ...more });
const IN_CITY = { lineage: ['3608', '36'], deptCode: 'D' };
const WHOLE = { lineage: ['36'] };

it.each([
  ['items', { deptCode: 'D' }, [IN_CITY]],
  ['points', { deptCode: 'unknown' }, [WHOLE]],
  ['departments', { areaCode: '3608' }, [{ lineage: ['3608', '36'], deptCode: 'x' }]],
  [
    'items',
    { deptCode: 'D-coming' },
    [{ lineage: ['coming', '3608', '36'], deptCode: 'D-coming' }],
  ],
  ['areas', { parentCode: '3608' }, [{ lineage: ['3608', '36'] }]],
  ['areas', {}, [WHOLE]],
  ['sources', { departments: '*', deptCode: 'D' }, [WHOLE]],
  ['sources', { departments: ['D'] }, [IN_CITY]],
  ['sources', { departments: [] }, [WHOLE]],
  ['tags', {}, [WHOLE]],
] as const)('an entry of %s with %j is changed from there', (part, fields, expected) => {
  expect(places.changedFrom(part, entry(fields))).toMatchObject(expected);
});

it('an area is seen from itself, and changed from its parent', () => {
  expect(places.seenFrom('areas', { ...registry.areas.versions('3608')[0] } as AnyEntry)).toEqual([
    { lineage: ['3608', '36'] },
  ]);
});

it('areas that stand under each other in one file lie where the first one does', () => {
  const also = new Map([
    ['town', area('town', '3608')],
    ['ring', area('ring', 'ring')],
  ]);
  const village = entry({ parentCode: 'town' });
  expect(places.changedFrom('areas', village, also)).toEqual([{ lineage: ['town', '3608', '36'] }]);
  const [lost] = places.changedFrom('areas', entry({ parentCode: 'ring' }), also);
  expect(lost?.lineage).not.toContain('3608');
});
