import type { Channel } from '../domain/channel.js';
import type { InvitationKind } from '../domain/invitation.js';
import type { Level } from '../domain/level.js';
import type { SubjectKind } from '../domain/subject-kind.js';
import type { CitizenRequestKind } from './citizen-api.js';
import type { Sealed } from './sealed.js';

/**
 * The one submission that has an invitation's first rating, or its follow-up: claimed before it is
 * published, so that of two at once only one goes to the topic.
 */
export interface Claim {
  /** Names the attempt of the person; repeated by retries. */
  readonly submission: string;
  readonly at: Date;
  readonly level: Level;
  /**
   * The value for the topic, its personal fields sealed, until Kafka has acknowledged it: whoever
   * finds it here publishes it again, which does no harm.
   */
  readonly pending?: string;
}

/**
 * `invitations`, `_id` = SHA-256 of the token, base64url: who reads the database can rate nothing.
 * Written by ingest.
 */
export interface InvitationDoc {
  readonly _id: string;
  /** SHA-256 of the receipt number, base64url. */
  readonly receipt: string;
  readonly kind: InvitationKind;
  readonly source: string;
  /** All sources that have asked for it: the pages of each may embed it. */
  readonly invitedBy?: readonly string[];
  readonly areaCode: string;
  readonly deptCode: string;
  readonly space: string;
  readonly projectNo: string;
  readonly serviceNumber: string;
  /** Absent for a visit. */
  readonly taskCode?: string;
  readonly pointCode?: string;
  readonly handlerCode?: string;
  readonly subjectKind?: SubjectKind;
  /** When the service was given, or the visit begun. */
  readonly servedAt: Date;
  /** Set where the way of the invitation tells the channel: the sign with the QR code, an SMS. */
  readonly channel?: Channel;
  /** SHA-256 of `<pointCode>|<slip>`. */
  readonly slip?: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** When an invitation that nobody used is forgotten; taken away by the first rating. */
  readonly forgetAt?: Date;
  readonly rated?: Claim;
  readonly followedUp?: Claim;
}

export const CITIZEN_REQUEST_STATES = ['open', 'granted', 'refused'] as const;
export type CitizenRequestState = (typeof CITIZEN_REQUEST_STATES)[number];

/** `citizen_requests`: what a person asks for with a receipt; `_id` is made by `requestId`. */
export interface CitizenRequestDoc {
  readonly _id: string;
  readonly kind: CitizenRequestKind;
  readonly ratingKey: string;
  /** `seq` of the decision that an objection is about. */
  readonly decisionSeq?: number;
  readonly deptCode: string;
  readonly areaCode: string;
  readonly askedAt: Date;
  readonly state: CitizenRequestState;
  readonly words?: Sealed;
  /**
   * Names it in addresses of console: `codeId` of the id. Absent on a row from before there were
   * any, until console has seen it.
   */
  readonly code?: string;
  /** Who decided it and why; the words are bound by `requestDecisionContext`. */
  readonly decision?: { readonly by: string; readonly at: Date; readonly reason: Sealed };
}

/** What requests about a rating begin with, and no other does. */
export const requestPrefix = (ratingKey: string): string => `${ratingKey}|`;

/** `<rating key>|erasure`, `<rating key>|objection|<seq>`: each decision can be objected to once. */
export const requestId = (
  request: Pick<CitizenRequestDoc, 'ratingKey' | 'kind' | 'decisionSeq'>,
): string => {
  const id = `${requestPrefix(request.ratingKey)}${request.kind}`;
  return request.decisionSeq === undefined ? id : `${id}|${request.decisionSeq}`;
};

/** What the sealed words of a request are bound to. */
export const requestContext = (id: string): string => `words\n${id}`;

/** What the sealed reason of its decision is bound to. */
export const requestDecisionContext = (id: string): string => `request-decision\n${id}`;

/** `limits`, `_id` = `<rule>|<what is counted, hashed>`: the tries of a sliding window. */
export interface LimitDoc {
  readonly _id: string;
  readonly at: readonly Date[];
  readonly forgetAt: Date;
}
