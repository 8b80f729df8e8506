import Type, { type Static } from 'typebox';
import { VISIT_SPACE } from '../domain/invitation.js';
import { field, optional } from './fields.js';

/** What a rating says openly, on the wire and on the topic alike; in the order of judgement. */
const rated = {
  areaCode: field.code('区划代码'),
  deptCode: field.code('部门统一社会信用代码'),
};
const said = {
  projectNo: field.line(64, '办件编号'),
  serviceNumber: field.line(64, '第几次服务'),
  assessNumber: field.round(),
  satisfaction: field.level('满意度: 5 非常满意 … 1 非常不满意'),
  pf: field.channel(),
  assessTime: field.time('评价时间'),
};

/** A rating (评价) as a source sends it. */
export const RatingInput = Type.Object(
  {
    ...rated,
    taskCode: field.code('事项编码'),
    ...said,
    evalDetail: optional(field.tags()),
    writingEvaluation: optional(field.text(1_000, '文字评价')),
    isDefault: optional(field.boolean('系统默认评价')),
    handlerSatisfaction: optional(field.level('对办事人员的满意度')),
    pointCode: optional(field.code('服务点代码')),
    handlerCode: optional(field.code('办事人员代码')),
    space: optional(field.code('办件编号空间')),
    subjectKind: optional(field.subjectKind()),
    userName: optional(field.optionalLine(100, '评价人姓名')),
    userProp: optional(field.userProp()),
    certKey: optional(field.optionalLine(64, '证件号码')),
    mobile: optional(field.optionalLine(32, '手机号码')),
  },
  { additionalProperties: false, title: 'Rating', description: '评价' },
);
export type RatingInput = Static<typeof RatingInput>;

/**
 * A rating on the topic: personal fields and free text only encrypted, beside keyed hashes. What no
 * field can say by itself is in `RATING_MESSAGE_RULES`.
 */
export const RatingMessage = Type.Object(
  {
    ...rated,
    taskCode: optional(field.code('事项编码; required unless visit is true')),
    ...said,
    evalDetail: optional(field.tags()),
    writingEvaluation: optional(field.sealed('文字评价')),
    isDefault: optional(field.boolean('系统默认评价')),
    handlerSatisfaction: optional(field.level('对办事人员的满意度')),
    pointCode: optional(field.code('服务点代码')),
    handlerCode: optional(field.code('办事人员代码')),
    space: optional(field.code('办件编号空间; absent: the source in the header')),
    subjectKind: optional(field.subjectKind()),
    userName: optional(field.sealed('评价人姓名')),
    userProp: optional(field.userProp()),
    certKey: optional(field.sealed('证件号码')),
    certKeyHash: optional(field.hash('证件号码')),
    mobile: optional(field.sealed('手机号码')),
    mobileHash: optional(field.hash('手机号码')),
    door: optional(field.door()),
    visit: optional(field.boolean('无办件评价: of a visit without a case, in the space visit')),
  },
  {
    additionalProperties: false,
    title: 'RatingMessage',
    description: '评价 (on the topic)',
    // For readers of the document; the judge has rules for it, which name the field at fault.
    if: { properties: { visit: { const: true } }, required: ['visit'] },
    then: {
      properties: { space: { const: VISIT_SPACE }, isDefault: { const: false } },
      required: ['space'],
    },
    else: { properties: { space: { not: { const: VISIT_SPACE } } }, required: ['taskCode'] },
  },
);
export type RatingMessage = Static<typeof RatingMessage>;
