import Type, { type Static } from 'typebox';
import { field, optional } from './fields.js';

const required = {
  areaCode: field.code('区划代码'),
  deptCode: field.code('部门统一社会信用代码'),
  taskCode: field.code('事项编码'),
  taskName: field.line(200, '事项名称'),
  projectNo: field.line(64, '办件编号'),
  serviceNumber: field.line(64, '第几次服务'),
  proStatus: field.integer(1, 3, '1 待受理, 2 办理中, 3 办结'),
  serviceTime: field.time('服务时间'),
};

const open = {
  revision: optional(field.integer(1, 1_000_000, '修订号; the highest stands')),
  withdrawn: optional(field.boolean('已撤回: not due for rating')),
  acceptDate: optional(field.time('受理时间')),
  promiseKind: optional(field.promiseKind()),
  promiseTime: optional(field.time('承诺办结时间 (may lie ahead)')),
  resultDate: optional(field.time('办结时间')),
  pointCode: optional(field.code('服务点代码')),
  handlerCode: optional(field.code('办事人员代码')),
  hoursKind: optional(field.hoursKind()),
  space: optional(field.code('办件编号空间')),
  subjectKind: optional(field.subjectKind()),
};

/** A service record (办件) as a source sends it. */
export const ServiceInput = Type.Object(
  {
    ...required,
    ...open,
    userName: optional(field.optionalLine(100, '申请人姓名')),
    userProp: optional(field.userProp()),
    certKey: optional(field.optionalLine(64, '证件号码')),
    mobile: optional(field.optionalLine(32, '手机号码')),
  },
  { additionalProperties: false, title: 'ServiceRecord', description: '办件' },
);
export type ServiceInput = Static<typeof ServiceInput>;

/** A service record on the topic: personal fields only encrypted, beside keyed hashes. */
export const ServiceMessage = Type.Object(
  {
    ...required,
    ...open,
    userName: optional(field.sealed('申请人姓名')),
    userProp: optional(field.userProp()),
    certKey: optional(field.sealed('证件号码')),
    certKeyHash: optional(field.hash('证件号码')),
    mobile: optional(field.sealed('手机号码')),
    mobileHash: optional(field.hash('手机号码')),
  },
  { additionalProperties: false, title: 'ServiceMessage', description: '办件 (on the topic)' },
);
export type ServiceMessage = Static<typeof ServiceMessage>;
