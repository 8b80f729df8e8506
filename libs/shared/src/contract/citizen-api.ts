import Type, { type Static } from 'typebox';
import type { Level } from '../domain/level.js';
import type { PublicStepName } from '../domain/public-steps.js';
import { field, optional } from './fields.js';

/**
 * What citizens' pages and ingest say to each other. Requests are schemas, answers are types: the
 * pages are ours, and so are the answers; requests come from anybody.
 */

const token = Type.String({ pattern: '^[A-Za-z0-9_-]{22}$', description: '评价邀请' });
const receipt = Type.String({ minLength: 1, maxLength: 40, description: '回执号' });

/** Names one attempt to rate: the same through retries, reloads and double taps. */
const submission = Type.String({ pattern: '^[A-Za-z0-9_-]{16,64}$', description: '提交编号' });

/** What a page can tell of its channel; the way of an invitation may know better. */
const pageChannel = Type.Integer({
  minimum: 1,
  maximum: 3,
  description: '1 PC端, 2 移动端, 3 二维码',
});

/** `POST /v1/citizen/ratings`: with the token of an invitation, or a follow-up with its receipt. */
export const CitizenRatingInput = Type.Object(
  {
    token: optional(token),
    receipt: optional(receipt),
    submission,
    assessNumber: optional(field.round()),
    satisfaction: field.level('满意度: 5 非常满意 … 1 非常不满意'),
    pf: optional(pageChannel),
    evalDetail: optional(field.tags()),
    handlerSatisfaction: optional(field.level('对办事人员的满意度')),
    writingEvaluation: optional(field.text(1_000, '文字评价')),
  },
  { additionalProperties: false, title: 'CitizenRating', description: '群众评价' },
);
export type CitizenRatingInput = Static<typeof CitizenRatingInput>;

/** Answer to a rating that was taken in (202), and to every repetition of it. */
export interface RatingTaken {
  /**
   * As it is printed, in groups. Absent where a token follows up a rating that had a receipt: who
   * holds the token (the department that invited does) is not told what only the person knows.
   */
  readonly receipt?: string;
  readonly assessNumber: 1 | 2;
}

/** What a `challenge` was answered with: `<challenge>~<nonce>`, the nonce in decimal. */
const proof = Type.String({
  maxLength: 400,
  description:
    '工作量证明: <challenge>~<nonce>, so that SHA-256(challenge + nonce) begins with as many zero bits as the third part of the challenge says',
});

/** `POST /v1/citizen/points/:pointCode/find`: by number and phone, or by the code of the slip. */
export const FindServiceInput = Type.Object(
  {
    projectNo: optional(field.line(64, '办件编号')),
    mobileLast4: optional(Type.String({ pattern: '^\\d{4}$', description: '手机号后四位' })),
    slip: optional(Type.String({ minLength: 1, maxLength: 16, description: '取号单上的评价码' })),
    proof: optional(proof),
  },
  { additionalProperties: false, title: 'FindService', description: '查找办件' },
);
export type FindServiceInput = Static<typeof FindServiceInput>;

/** `POST /v1/citizen/points/:pointCode/visits`: an invitation to rate a visit without a case. */
export const VisitInput = Type.Object(
  { proof: optional(proof) },
  { additionalProperties: false, title: 'Visit', description: '无办件评价' },
);
export type VisitInput = Static<typeof VisitInput>;

/** `POST /v1/citizen/receipts/:receipt/requests`. */
export const CITIZEN_REQUEST_KINDS = ['objection', 'erasure'] as const;
export type CitizenRequestKind = (typeof CITIZEN_REQUEST_KINDS)[number];
export const CitizenRequestInput = Type.Object(
  {
    kind: Type.Unsafe<CitizenRequestKind>(
      Type.String({ enum: [...CITIZEN_REQUEST_KINDS], description: '异议 或 删除个人信息' }),
    ),
    words: optional(field.text(500, '理由')),
  },
  { additionalProperties: false, title: 'CitizenRequest', description: '群众申请' },
);
export type CitizenRequestInput = Static<typeof CitizenRequestInput>;

/** `POST /v1/citizen/signals`: how far a person has come; counted, never kept. */
export const SIGNALS = ['shown', 'started', 'given-up'] as const;
export type Signal = (typeof SIGNALS)[number];
export const SignalInput = Type.Object(
  {
    token,
    signal: Type.Unsafe<Signal>(Type.String({ enum: [...SIGNALS] })),
    pf: optional(pageChannel),
  },
  { additionalProperties: false, title: 'Signal', description: '页面进度' },
);
export type SignalInput = Static<typeof SignalInput>;

/** A tag that may be chosen; `first` ones are shown before the others. */
export interface TagChoice {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly first: boolean;
}

/** What a rating is about, for the person who gives it. */
export interface ServiceView {
  /** Name of the item; absent for a visit. */
  readonly item?: string;
  readonly department: string;
  readonly area: string;
  readonly point?: string;
  /** China day of the service or visit, `YYYY-MM-DD`. */
  readonly day: string;
  readonly visit: boolean;
}

/** What can be done with a token: rate, follow up, or nothing, and why. */
export type InvitationState = 'open' | 'used' | 'expired' | 'unknown';

/** `GET /v1/citizen/invitations/:token`, and the data in the page `/r/<token>`. */
export interface InvitationView {
  readonly state: InvitationState;
  /** Whether a used one may still be followed up. */
  readonly mayFollowUp: boolean;
  readonly service?: ServiceView;
  /** Present where policy asks for the person who handled it. */
  readonly handler?: { readonly code: string };
  /** Tags of all levels in force today. */
  readonly tags: readonly TagChoice[];
  /** Origins of pages that may embed this one; they hear of `rated` and `closed`. */
  readonly hosts: readonly string[];
}

/** The data in the page `/q/<pointCode>`. */
export interface PointView {
  readonly code: string;
  readonly name: string;
  readonly department: string;
  readonly area: string;
  readonly hall?: string;
}

/** A service that was found at a point, with the token to rate it. */
export interface FoundService {
  readonly token: string;
  readonly item: string;
  /** China day of the service. */
  readonly day: string;
}

/** One step of what became of a rating, oldest first. */
export interface PublicStep {
  readonly name: PublicStepName;
  /** ISO 8601; absent for what is not dated. */
  readonly at?: string;
}
export { PUBLIC_STEPS, type PublicStepName } from '../domain/public-steps.js';

/** `GET /v1/citizen/receipts/:receipt`, and the data in the page `/receipt/<number>`. */
export interface ReceiptView {
  /** As it is printed, in groups. */
  readonly receipt: string;
  readonly service: ServiceView;
  readonly ratings: readonly {
    readonly assessNumber: 1 | 2;
    readonly level: Level;
    /** ISO 8601. */
    readonly at: string;
    /** Whether the ledger has it yet. */
    readonly counted: boolean;
    readonly excluded: boolean;
  }[];
  readonly steps: readonly PublicStep[];
  readonly may: {
    readonly followUp: boolean;
    readonly object: boolean;
    readonly askErasure: boolean;
  };
  readonly tags: readonly TagChoice[];
}
