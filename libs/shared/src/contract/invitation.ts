import Type, { type Static } from 'typebox';
import { field, optional } from './fields.js';

/** A request to invite the rating of one service, as a source sends it; in the order of judgement. */
export const InvitationInput = Type.Object(
  {
    areaCode: field.code('区划代码'),
    deptCode: field.code('部门统一社会信用代码'),
    taskCode: field.code('事项编码'),
    projectNo: field.line(64, '办件编号'),
    serviceNumber: field.line(64, '第几次服务'),
    serviceTime: field.time('服务时间; the rating window runs from its day'),
    pointCode: optional(field.code('服务点代码')),
    handlerCode: optional(field.code('办事人员代码; shown and rated where policy asks')),
    space: optional(field.code('办件编号空间')),
    subjectKind: optional(field.subjectKind()),
    pf: optional(
      Type.Integer({
        enum: [1, 2, 3, 4, 5, 7],
        description: '评价渠道; absent: the page tells 1 PC端 from 2 移动端 by itself',
      }),
    ),
    slip: optional(field.boolean('also a short code for the queue slip; needs pointCode')),
  },
  { additionalProperties: false, title: 'Invitation', description: '评价邀请' },
);
export type InvitationInput = Static<typeof InvitationInput>;

/** What a source is answered for one good request. Asking again for the service answers the same. */
export interface InvitationAnswer {
  /** Its place in the request, from 0. */
  readonly index: number;
  /** 22 characters of base64url; whoever holds it may rate the service. */
  readonly token: string;
  /** Where the person rates, without any frame. */
  readonly url: string;
  /** ISO 8601; the end of the rating window. */
  readonly expiresAt: string;
  /** Eight characters for the queue slip, if asked for. */
  readonly slip?: string;
}
