import type { RatingInput } from '#shared/contract/rating.js';

/** How the cells of a column are read. */
export type CellKind =
  'word' | 'text' | 'level' | 'round' | 'channel' | 'time' | 'tags' | 'yes-no' | 'applicant';

export interface RatingColumn {
  readonly field: keyof RatingInput;
  readonly kind: CellKind;
  /** What exports call it; the field's own name is always understood. */
  readonly names: readonly string[];
  /** A file without the column says nothing that can be counted. */
  readonly required?: true;
  /** What a row without it means. */
  readonly otherwise?: string;
}

/** Columns of an export of ratings, 12345 or SMS gateway, and the field each becomes. */
export const RATING_COLUMNS: readonly RatingColumn[] = [
  {
    field: 'areaCode',
    kind: 'word',
    names: ['区划代码', '行政区划代码', '区划编码'],
    required: true,
  },
  {
    field: 'deptCode',
    kind: 'word',
    names: ['部门代码', '部门统一社会信用代码', '统一社会信用代码', '承办单位代码'],
    required: true,
  },
  { field: 'taskCode', kind: 'word', names: ['事项编码', '事项代码'], required: true },
  {
    field: 'projectNo',
    kind: 'word',
    names: ['工单编号', '办件编号', '工单号', '办件号'],
    required: true,
  },
  {
    field: 'serviceNumber',
    kind: 'word',
    names: ['第几次服务', '服务次序', '服务编号'],
    otherwise: '1',
  },
  {
    field: 'assessNumber',
    kind: 'round',
    names: ['评价次序', '首评追评', '是否追评', '追评'],
    otherwise: '1',
  },
  {
    field: 'satisfaction',
    kind: 'level',
    names: ['满意度', '满意度评价', '评价等级', '评价结果'],
    required: true,
  },
  { field: 'pf', kind: 'channel', names: ['评价渠道'] },
  { field: 'assessTime', kind: 'time', names: ['评价时间', '回访时间'], required: true },
  { field: 'evalDetail', kind: 'tags', names: ['评价标签', '评价详情', '评价指标'] },
  { field: 'writingEvaluation', kind: 'text', names: ['评价内容', '文字评价', '评价意见'] },
  { field: 'isDefault', kind: 'yes-no', names: ['是否默认评价', '默认评价'] },
  {
    field: 'handlerSatisfaction',
    kind: 'level',
    names: ['办事人员满意度', '对办事人员的满意度'],
  },
  { field: 'pointCode', kind: 'word', names: ['服务点代码', '窗口代码'] },
  { field: 'handlerCode', kind: 'word', names: ['办事人员代码', '工作人员代码'] },
  { field: 'space', kind: 'word', names: ['编号空间', '办件编号空间'] },
  { field: 'subjectKind', kind: 'word', names: ['被评对象类别'] },
  { field: 'userName', kind: 'word', names: ['姓名', '评价人姓名', '申请人姓名', '来电人'] },
  { field: 'userProp', kind: 'applicant', names: ['申请人类型'] },
  { field: 'certKey', kind: 'word', names: ['证件号码', '身份证号', '身份证号码'] },
  { field: 'mobile', kind: 'word', names: ['手机号码', '手机号', '联系电话', '来电号码'] },
];

/** The national codes of 申请人类型. */
export const APPLICANTS: Readonly<Record<string, string>> = {
  1: '自然人',
  2: '企业法人',
  3: '事业法人',
  4: '社会组织法人',
  5: '非法人企业',
  6: '行政机关',
  9: '其他',
};

/** Columns that exports have beside these, and that say nothing a rating needs. */
export const UNREAD_COLUMNS: ReadonlySet<string> = new Set([
  '序号',
  '区划名称',
  '部门名称',
  '事项名称',
  '承办单位',
  '工单标题',
  '工单状态',
  '来电时间',
  '办结时间',
]);
