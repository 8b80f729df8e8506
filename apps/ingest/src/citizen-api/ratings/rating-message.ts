import type { CitizenRatingInput } from '#shared/contract/citizen-api.js';
import type { Claim, InvitationDoc } from '#shared/contract/citizen-storage.js';
import type { OutgoingMessage } from '#shared/contract/event-publisher.js';
import { HEADER, SCHEMA_OF } from '#shared/contract/topic.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import type { Channel } from '#shared/domain/channel.js';
import { chinaTime } from '#shared/domain/china-time.js';
import { topicText } from '../../acceptance/topic-value.js';
import { chosenRatingKey } from '../invited.js';

/** What is rated, how, when, and whether the handling person is rated with it. */
export interface GivenRating {
  readonly invitation: InvitationDoc;
  readonly input: CitizenRatingInput;
  readonly round: 1 | 2;
  /** Epoch milliseconds; the claim's time. */
  readonly at: number;
  readonly asksHandler: boolean;
}

/** The way of the invitation tells the channel where it can; else the page does. */
export const channelOf = (invitation: Pick<InvitationDoc, 'channel'>, pf?: number): Channel =>
  invitation.channel ?? (pf === 1 || pf === 3 ? pf : 2);

/** The value of a citizen's rating on the topic, its free text encrypted. */
export function ratingText(given: GivenRating, sealer: Sealer): string {
  const { invitation, input, round, at, asksHandler } = given;
  const { areaCode, deptCode, taskCode, projectNo, serviceNumber } = invitation;
  return topicText(
    {
      areaCode,
      deptCode,
      taskCode,
      projectNo,
      serviceNumber,
      assessNumber: round,
      satisfaction: input.satisfaction,
      pf: channelOf(invitation, input.pf),
      assessTime: chinaTime(at),
      evalDetail: input.evalDetail?.length === 0 ? undefined : input.evalDetail,
      writingEvaluation: input.writingEvaluation,
      pointCode: invitation.pointCode,
      subjectKind: invitation.subjectKind,
      ...(asksHandler
        ? { handlerSatisfaction: input.handlerSatisfaction, handlerCode: invitation.handlerCode }
        : {}),
      ...(invitation.kind === 'visit' ? { visit: true } : {}),
    },
    { space: invitation.space, door: 'direct' },
    () => chosenRatingKey(invitation, round),
    sealer,
  );
}

const TYPE = Buffer.from('rating');
const SCHEMA = Buffer.from(SCHEMA_OF.rating);

/** The message of a claim whose value is still kept with it. */
export const pendingMessage = (
  { deptCode, source }: Pick<InvitationDoc, 'deptCode' | 'source'>,
  { submission }: Claim,
  pending: string,
): OutgoingMessage => ({
  key: deptCode,
  value: Buffer.from(pending),
  headers: Object.freeze({
    [HEADER.type]: TYPE,
    [HEADER.schema]: SCHEMA,
    [HEADER.source]: Buffer.from(source),
    [HEADER.correlationId]: Buffer.from(submission),
  }),
});
