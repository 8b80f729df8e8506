import type { InvitationDoc } from '#shared/contract/citizen-storage.js';
import type { InvitationInput } from '#shared/contract/invitation.js';
import { codeId, slipId, type CitizenCodes } from '#shared/crypto/citizen-codes.js';
import type { Channel } from '#shared/domain/channel.js';
import { eventTime } from '#shared/domain/event-time.js';
import { serviceKey } from '#shared/domain/keys.js';

const DAY_MS = 86_400_000;

/** An unused invitation is remembered so long after its end, so that it can be told to be over. */
const TOLD_DAYS = 30;

/** Who invites, since when, and until when the service may be rated; times in epoch milliseconds. */
export interface Inviting {
  readonly source: string;
  readonly space: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** An invitation as it is kept, with the codes that only its holder is told. */
export interface NewInvitation {
  readonly doc: InvitationDoc;
  readonly token: string;
  readonly slip: string | undefined;
}

/** The invitation to rate one service; the same service always has the same codes. */
export function newInvitation(
  input: InvitationInput,
  { source, space, createdAt, expiresAt }: Inviting,
  codes: CitizenCodes,
): NewInvitation {
  const { areaCode, deptCode, taskCode, projectNo, serviceNumber } = input;
  const { pointCode, handlerCode, subjectKind, pf } = input;
  const key = serviceKey({ deptCode, space, projectNo, serviceNumber });
  const token = codes.token(key);
  const slip = input.slip === true && pointCode !== undefined ? codes.slip(key) : undefined;
  return {
    doc: {
      _id: codeId(token),
      receipt: codeId(codes.receipt(key)),
      kind: 'service',
      source,
      areaCode,
      deptCode,
      space,
      projectNo,
      serviceNumber,
      taskCode,
      ...(pointCode === undefined ? {} : { pointCode }),
      ...(handlerCode === undefined ? {} : { handlerCode }),
      ...(subjectKind === undefined ? {} : { subjectKind }),
      servedAt: new Date(eventTime(input.serviceTime)),
      ...(pf === undefined ? {} : { channel: pf as Channel }),
      ...(slip === undefined || pointCode === undefined ? {} : { slip: slipId(pointCode, slip) }),
      createdAt: new Date(createdAt),
      expiresAt: new Date(expiresAt),
      forgetAt: new Date(expiresAt + TOLD_DAYS * DAY_MS),
    },
    token,
    slip,
  };
}
