import type { Permission } from '#shared/domain/casework/access-table.js';
import { LEVEL_NAMES, LEVELS } from '#shared/domain/level.js';
import { AREA_KINDS, AREA_LEVELS, type AreaKind, type AreaLevel } from '#shared/domain/registry.js';
import type { RegistryPart } from '../api/registry';

/** How a field is edited: a line, several lines, a choice, or a place that is looked up. */
export type FieldKind = 'line' | 'number' | 'list' | 'choice' | 'areas' | 'departments' | 'day';

export interface PartField {
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly hint?: string;
  readonly isOptional?: true;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** What the values of the options are in the registry; absent: texts. */
  readonly valueKind?: 'number' | 'boolean';
}

/** One part of the registry: what it is called, and the fields of its entries. */
export interface PartInfo {
  readonly name: string;
  readonly codeLabel: string;
  readonly permission: Permission;
  /** By what of an area or department the list can be narrowed. */
  readonly filters: readonly ('within' | 'department')[];
  readonly fields: readonly PartField[];
}

const AREA_LEVEL_NAMES: Readonly<Record<AreaLevel, string>> = {
  province: '省级',
  city: '市级',
  county: '县级',
  town: '乡级',
  village: '村级',
};
const AREA_KIND_NAMES: Readonly<Record<AreaKind, string>> = {
  division: '行政区',
  functional: '功能区',
};

const NAME: PartField = { name: 'name', label: '名称', kind: 'line' };
const DEPARTMENT: PartField = { name: 'deptCode', label: '所属部门', kind: 'departments' };

export const PARTS: Readonly<Record<RegistryPart, PartInfo>> = {
  areas: {
    name: '地区',
    codeLabel: '地区代码',
    permission: 'registry.read',
    filters: ['within'],
    fields: [
      NAME,
      { name: 'parentCode', label: '上级地区', kind: 'areas', isOptional: true },
      {
        name: 'level',
        label: '层级',
        kind: 'choice',
        options: AREA_LEVELS.map((value) => ({ value, label: AREA_LEVEL_NAMES[value] })),
      },
      {
        name: 'kind',
        label: '类型',
        kind: 'choice',
        options: AREA_KINDS.map((value) => ({ value, label: AREA_KIND_NAMES[value] })),
      },
    ],
  },
  departments: {
    name: '部门',
    codeLabel: '部门代码',
    permission: 'registry.read',
    filters: ['within'],
    fields: [
      NAME,
      { name: 'areaCode', label: '所在地区', kind: 'areas' },
      { name: 'line', label: '条线', kind: 'line', isOptional: true, hint: '如公安、人社' },
    ],
  },
  items: {
    name: '事项',
    codeLabel: '事项代码',
    permission: 'registry.read',
    filters: ['within', 'department'],
    fields: [NAME, DEPARTMENT],
  },
  points: {
    name: '办事点',
    codeLabel: '办事点代码',
    permission: 'registry.read',
    filters: ['within', 'department'],
    fields: [NAME, DEPARTMENT, { name: 'hall', label: '大厅', kind: 'line', isOptional: true }],
  },
  sources: {
    name: '来源',
    codeLabel: '来源代码',
    permission: 'registry.sources',
    filters: ['department'],
    fields: [
      NAME,
      { ...DEPARTMENT, isOptional: true },
      {
        name: 'departments',
        label: '可代报部门',
        kind: 'list',
        hint: '部门代码，每行一个；* 为全部',
      },
      {
        name: 'space',
        label: '编号空间',
        kind: 'list',
        isOptional: true,
        hint: '每行一个，本来源的在前；不填即来源代码',
      },
      { name: 'eventsPerSecond', label: '每秒条数上限', kind: 'number', isOptional: true },
      {
        name: 'origins',
        label: '可嵌入评价的网站',
        kind: 'list',
        isOptional: true,
        hint: '每行一个，如 https://www.example.gov.cn',
      },
      {
        name: 'sandbox',
        label: '试用',
        kind: 'choice',
        valueKind: 'boolean',
        isOptional: true,
        options: [
          { value: 'true', label: '是，报送的一概不计入' },
          { value: 'false', label: '否' },
        ],
      },
    ],
  },
  tags: {
    name: '评价标签',
    codeLabel: '标签代码',
    permission: 'registry.read',
    filters: [],
    fields: [
      NAME,
      {
        name: 'level',
        label: '满意度',
        kind: 'choice',
        valueKind: 'number',
        options: LEVELS.map((level) => ({ value: String(level), label: LEVEL_NAMES[level] })),
      },
      {
        name: 'status',
        label: '状态',
        kind: 'choice',
        options: [
          { value: 'active', label: '使用中' },
          { value: 'retired', label: '已停用' },
        ],
      },
      {
        name: 'shownFirst',
        label: '优先显示',
        kind: 'choice',
        valueKind: 'boolean',
        options: [
          { value: 'true', label: '是' },
          { value: 'false', label: '否' },
        ],
      },
      { name: 'to', label: '使用至', kind: 'day', isOptional: true },
    ],
  },
};

export const PART_NAMES = Object.keys(PARTS) as RegistryPart[];

/** Names of the fields of a part, as refusals and imports say them. */
export const labelsOf = (part: RegistryPart): Readonly<Record<string, string>> => {
  const { codeLabel, fields } = PARTS[part];
  const names = fields.flatMap(({ name, label }) => [
    [name, label],
    [`values.${name}`, label],
  ]);
  return {
    ...(Object.fromEntries(names) as Record<string, string>),
    ...{ code: codeLabel, taskCode: codeLabel, pointCode: codeLabel, from: '生效日' },
    revision: '版本',
  };
};
