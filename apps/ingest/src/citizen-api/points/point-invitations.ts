import type { InvitationDoc } from '#shared/contract/citizen-storage.js';
import { codeId, type CitizenCodes } from '#shared/crypto/citizen-codes.js';
import { VISIT_SPACE } from '#shared/domain/invitation.js';
import { serviceKey, serviceRefOf } from '#shared/domain/keys.js';
import type { PointPlace } from './point-place.js';
import type { FoundRow } from './service-finder.port.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** 二维码: who stands at a point has read its code. */
const CHANNEL = 3;
const VISIT_GOOD_FOR_MS = HOUR;
/** An unused invitation is remembered so long after its end, so that it can be told to be over. */
const FORGET_VISIT_MS = DAY;
const FORGET_SERVICE_MS = 30 * DAY;
/** Visits are nobody's events: no source has sent them. */
const VISIT_SOURCE = 'citizen';

type Codes = Pick<CitizenCodes, 'token' | 'receipt'>;

const codeIds = (codes: Codes, service: string) => ({
  _id: codeId(codes.token(service)),
  receipt: codeId(codes.receipt(service)),
});

/** The invitation to rate a service that was found at a point. */
export function foundInvitation(
  row: FoundRow,
  pointCode: string,
  expiresAt: Date,
  codes: Codes,
): InvitationDoc {
  const { service, source, areaCode, taskCode, handlerCode, subjectKind, servedAt } = row;
  return {
    ...codeIds(codes, service),
    kind: 'service',
    source,
    areaCode,
    ...serviceRefOf(service),
    taskCode,
    pointCode: row.pointCode ?? pointCode,
    ...(handlerCode === undefined ? {} : { handlerCode }),
    ...(subjectKind === undefined ? {} : { subjectKind }),
    servedAt,
    channel: CHANNEL,
    createdAt: new Date(),
    expiresAt,
    forgetAt: new Date(expiresAt.getTime() + FORGET_SERVICE_MS),
  };
}

/** The invitation to rate a visit at a point, begun now (epoch milliseconds); `visitNo` is its own. */
export function visitInvitation(
  { point, department }: PointPlace,
  visitNo: string,
  now: number,
  codes: Codes,
): InvitationDoc {
  const ref = {
    deptCode: department.code,
    space: VISIT_SPACE,
    projectNo: visitNo,
    serviceNumber: '1',
  };
  const service = serviceKey(ref);
  return {
    ...codeIds(codes, service),
    kind: 'visit',
    source: VISIT_SOURCE,
    areaCode: department.areaCode,
    ...ref,
    pointCode: point.code,
    servedAt: new Date(now),
    channel: CHANNEL,
    createdAt: new Date(now),
    expiresAt: new Date(now + VISIT_GOOD_FOR_MS),
    forgetAt: new Date(now + VISIT_GOOD_FOR_MS + FORGET_VISIT_MS),
  };
}
