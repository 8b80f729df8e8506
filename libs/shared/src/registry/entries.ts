import type { Level } from '../domain/level.js';
import type { AreaKind, AreaLevel } from '../domain/registry.js';
import {
  versionId,
  type AreaDoc,
  type DepartmentDoc,
  type ItemDoc,
  type PointDoc,
  type SourceDoc,
  type TagDoc,
} from '../contract/registry-storage.js';
import type { Cells } from '../csv/column.js';
import { listOf, type RegistryFile } from './columns.js';

/** What a row of each file becomes. */
export interface DocOf {
  readonly areas: AreaDoc;
  readonly departments: DepartmentDoc;
  readonly items: ItemDoc;
  readonly points: PointDoc;
  readonly sources: SourceDoc;
  readonly tags: TagDoc;
}

/** Makes the stored version that a row describes; its cells were judged before. */
export const ENTRY: { readonly [F in RegistryFile]: (cells: Cells) => DocOf[F] } = {
  areas: (cells) => ({
    ...head(cells, 'code'),
    ...optional('parentCode', cells),
    level: text(cells, 'level') as AreaLevel,
    kind: text(cells, 'kind') as AreaKind,
  }),
  departments: (cells) => ({
    ...head(cells, 'code'),
    areaCode: text(cells, 'areaCode'),
    line: text(cells, 'line'),
  }),
  items: (cells) => ({ ...head(cells, 'taskCode'), deptCode: text(cells, 'deptCode') }),
  points: (cells) => ({
    ...head(cells, 'pointCode'),
    deptCode: text(cells, 'deptCode'),
    ...optional('hall', cells),
  }),
  sources: (cells) => {
    const departments = text(cells, 'departments');
    const [own = text(cells, 'code'), ...granted] = listOf(text(cells, 'space'));
    const rate = text(cells, 'eventsPerSecond');
    const origins = listOf(text(cells, 'origins'));
    return {
      ...head(cells, 'code'),
      ...optional('deptCode', cells),
      departments: departments === '*' ? '*' : listOf(departments),
      spaces: [own, ...granted],
      ...(rate === '' ? {} : { eventsPerSecond: Number(rate) }),
      ...(origins.length === 0 ? {} : { origins }),
      ...(text(cells, 'sandbox') === 'true' ? { sandbox: true as const } : {}),
    };
  },
  // A tag has one version, which says itself from when to when it is in force.
  tags: (cells) => ({
    _id: text(cells, 'code'),
    code: text(cells, 'code'),
    level: Number(text(cells, 'level')) as Level,
    name: text(cells, 'name'),
    status: text(cells, 'status') === 'active' ? 'active' : 'retired',
    shownFirst: text(cells, 'shownFirst') === 'true',
    ...optional('from', cells),
    ...optional('to', cells),
  }),
};

const text = (cells: Cells, name: string): string => cells[name] ?? '';

function head(cells: Cells, codeColumn: string) {
  const code = text(cells, codeColumn);
  const from = text(cells, 'from');
  const name = text(cells, 'name');
  return from === ''
    ? { _id: versionId(code, undefined), code, name }
    : { _id: versionId(code, from), code, name, from };
}

const optional = <N extends string>(name: N, cells: Cells): Partial<Record<N, string>> =>
  text(cells, name) === '' ? {} : ({ [name]: text(cells, name) } as Record<N, string>);
